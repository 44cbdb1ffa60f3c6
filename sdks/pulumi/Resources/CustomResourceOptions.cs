namespace Pulumi;

/// <summary>Options of a resource that a provider manages.</summary>
public sealed class CustomResourceOptions : ResourceOptions
{
    private List<string>? _additionalSecretOutputs;
    private Dictionary<string, string>? _envVarMappings;

    /// <summary>True to delete before creating the replacement; null to create first, unless the provider requires otherwise.</summary>
    public bool? DeleteBeforeReplace { get; set; }

    /// <summary>Outputs to treat as secrets, in addition to those that the provider marks.</summary>
    public List<string> AdditionalSecretOutputs
    {
        get => _additionalSecretOutputs ??= [];
        set => _additionalSecretOutputs = value;
    }

    /// <summary>For providers: environment variables to use instead of others, as <c>{ ["MY_ARM_TENANT_ID"] = "ARM_TENANT_ID" }</c>.</summary>
    public Dictionary<string, string> EnvVarMappings
    {
        get => _envVarMappings ??= [];
        set => _envVarMappings = value;
    }

    /// <summary>The id of an existing resource to import into the stack. Its inputs must match the program's.</summary>
    public string? ImportId { get; set; }

    /// <summary>New options: those of the first, changed by the second. Lists are appended, other options of the second win.</summary>
    /// <param name="options1">The first options; null for none.</param>
    /// <param name="options2">The second options; null for none.</param>
    public static CustomResourceOptions Merge(CustomResourceOptions? options1, CustomResourceOptions? options2)
    {
        var merged = new CustomResourceOptions();
        merged.TakeCustom(options1);
        merged.TakeCustom(options2);
        return merged;
    }

    internal override CustomResourceOptions Clone() => Merge(this, null);

    private void TakeCustom(CustomResourceOptions? other)
    {
        Take(other);
        if (other is null)
        {
            return;
        }

        DeleteBeforeReplace = other.DeleteBeforeReplace ?? DeleteBeforeReplace;
        ImportId = other.ImportId ?? ImportId;
        _additionalSecretOutputs = Append(_additionalSecretOutputs, other._additionalSecretOutputs);
        foreach (var (variable, value) in other._envVarMappings ?? [])
        {
            EnvVarMappings[variable] = value;
        }
    }
}
