using Pulumi;
using Pulumi.AzureNative.ContainerRegistry;
using Pulumi.AzureNative.ContainerRegistry.Inputs;
using Pulumi.AzureNative.KeyVault;
using Pulumi.AzureNative.KeyVault.Inputs;
using NetworkRuleSetArgs = Pulumi.AzureNative.ContainerRegistry.Inputs.NetworkRuleSetArgs;

namespace Infra.Tests.Policies.BadStacks;

/// <summary>Changes one resource as it is declared.</summary>
internal static class Tamper
{
    /// <param name="name">The resource's name in the program; the arguments give its type.</param>
    /// <param name="change">What becomes of it.</param>
    internal static ResourceTransformation With<TArgs>(string name, Action<TArgs, ResourceOptions> change)
        where TArgs : ResourceArgs
        => declared =>
        {
            if (declared.Args is TArgs args && declared.Resource.GetResourceName() == name)
                change(args, declared.Options);
            return null;
        };

    /// <inheritdoc cref="With{TArgs}(string, Action{TArgs, ResourceOptions})"/>
    internal static ResourceTransformation With<TArgs>(string name, Action<TArgs> change)
        where TArgs : ResourceArgs
        => With<TArgs>(name, (args, _) => change(args));

    /// <summary>Changes the registry.</summary>
    internal static ResourceTransformation WithRegistry(Action<RegistryArgs> change) => With("contoso", change);

    /// <summary>Changes the registry's policies.</summary>
    internal static ResourceTransformation WithPolicies(Action<PoliciesArgs> change)
        => WithRegistry(args => args.Policies = Changed(args.Policies, change));

    /// <summary>Changes who reaches the registry over the internet.</summary>
    internal static ResourceTransformation WithNetworkRules(Action<NetworkRuleSetArgs> change)
        => WithRegistry(args => args.NetworkRuleSet = Changed(args.NetworkRuleSet, change));

    /// <summary>Changes the key vault.</summary>
    internal static ResourceTransformation WithVault(Action<VaultPropertiesArgs> change)
        => With<VaultArgs>("contoso-vault", args => args.Properties = Changed(args.Properties, change));

    /// <summary>An input with a change in what it holds.</summary>
    private static Input<T> Changed<T>(Input<T>? input, Action<T> change) => input.Apply(value =>
    {
        change(value);
        return value;
    });
}
