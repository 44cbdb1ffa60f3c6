using GeoRegistry;
using GeoRegistry.Policies.Running;

return await PolicedDeployment.RunAsync<RegistryStack>();
