namespace Pulumi;

/// <summary>The root of all resources. A program derives its own class and creates its resources in the constructor.</summary>
public class Stack : ComponentResource
{
    internal const string TypeToken = "pulumi:pulumi:Stack";

    /// <summary>Registers the stack.</summary>
    /// <param name="options">Options; null for none.</param>
    public Stack(StackOptions? options = null)
        : base(TypeToken, $"{Deployment.Instance.ProjectName}-{Deployment.Instance.StackName}", ToComponentOptions(options))
    {
    }

    internal Stack(Func<Task<IDictionary<string, object?>>> program, StackOptions? options) : this(options)
    {
        Outputs = Output.Create(Deployment.Current.RunProgram(program));
        RegisterOutputs(Outputs);
    }

    /// <summary>The values that the stack hands out, by name.</summary>
    internal Output<IDictionary<string, object?>> Outputs { get; private set; }
        = Output.Create<IDictionary<string, object?>>(new Dictionary<string, object?>());

    /// <summary>Registers the values of the properties marked with <see cref="OutputAttribute"/>, once the constructor has set them.</summary>
    internal void RegisterPropertyOutputs()
    {
        var values = OutputProperties.Of(GetType()).Select(property => KeyValuePair.Create(property.Name, property.Get(this))).ToList();
        var missing = values.Where(value => value.Value is null).Select(value => value.Key).ToList();
        if (missing.Count > 0)
        {
            throw new RunException(
                $"Output(s) '{string.Join(", ", missing)}' have no value assigned. [Output] attributed properties must be assigned inside Stack constructor.");
        }

        var wrong = values.Where(value => value.Value is not IOutput).Select(value => value.Key).ToList();
        if (wrong.Count > 0)
        {
            throw RunException.OutputsHaveIncorrectType(wrong);
        }

        Outputs = Output.Create<IDictionary<string, object?>>(new Dictionary<string, object?>(values));
        RegisterOutputs(Outputs);
    }

    private static ComponentResourceOptions ToComponentOptions(StackOptions? options)
        => options is null
            ? new()
            : new() { ResourceTransformations = [.. options.ResourceTransformations], ResourceTransforms = [.. options.ResourceTransforms] };
}

/// <summary>Options of a stack.</summary>
public class StackOptions
{
    /// <summary>Functions that may change arguments and options of all resources before they are registered.</summary>
    public List<ResourceTransformation> ResourceTransformations { get; set; } = [];

    /// <summary>Functions that may change inputs and options of all resources, after those of the resources and their parents; the engine calls them.</summary>
    public List<ResourceTransform> ResourceTransforms { get; set; } = [];
}
