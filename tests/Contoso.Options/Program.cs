using Contoso.Options;
using Infra.Tests.EndToEnd;
using Pulumi;

return await Deployment.RunAsync(Declarations.Run, new StackOptions { ResourceTransforms = { Declarations.Tag("stack") } });
