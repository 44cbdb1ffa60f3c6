using GeoRegistry;
using Pulumi;

return await Deployment.RunAsync<RegistryStack>();
