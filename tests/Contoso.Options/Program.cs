using Contoso.Options;
using Pulumi;

return await Deployment.RunAsync(Declarations.Run, new StackOptions { ResourceTransforms = { Declarations.Tag("stack") } });
