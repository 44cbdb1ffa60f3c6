namespace Pulumi;

/// <summary>A group of resources that belongs together. Derived classes create the resources with <c>Parent = this</c>.</summary>
public class ComponentResource : Resource
{
    private bool _outputsRegistered;

    /// <summary>Registers the component.</summary>
    /// <param name="type">The type token, as <c>package:module:Type</c>.</param>
    /// <param name="name">The component's name, unique among those of its type and parent.</param>
    /// <param name="options">Its options; null for none.</param>
    public ComponentResource(string type, string name, ComponentResourceOptions? options = null)
        : this(type, name, null, options, false, null)
    {
    }

    /// <inheritdoc cref="ComponentResource(string, string, ComponentResourceOptions?)"/>
    /// <param name="type"></param>
    /// <param name="name"></param>
    /// <param name="args">Its inputs; null for none.</param>
    /// <param name="options"></param>
    /// <param name="remote">True when a provider, not this program, creates the resources in it.</param>
    public ComponentResource(string type, string name, ResourceArgs? args, ComponentResourceOptions? options = null, bool remote = false)
        : this(type, name, args, options, remote, null)
    {
    }

    /// <inheritdoc cref="ComponentResource(string, string, ResourceArgs?, ComponentResourceOptions?, bool)"/>
    /// <param name="type"></param>
    /// <param name="name"></param>
    /// <param name="args"></param>
    /// <param name="options"></param>
    /// <param name="remote"></param>
    /// <param name="registerPackageRequest">The package that the type comes from, if the package has a parameter.</param>
    public ComponentResource(
        string type, string name, ResourceArgs? args, ComponentResourceOptions? options, bool remote, RegisterPackageRequest? registerPackageRequest = null)
        : base(type, name, false, args, options ?? new ComponentResourceOptions(), remote, registerPackageRequest)
    {
    }

    /// <summary>Signals that the component is complete. Its outputs are its public properties marked with <see cref="OutputAttribute"/>.</summary>
    protected void RegisterOutputs()
        => RegisterOutputs(OutputProperties.Of(GetType())
            .DistinctBy(property => property.Name)
            .ToDictionary(property => property.Name, property => property.Get(this)));

    /// <summary>Signals that the component is complete, and sets its outputs. Only the first call has an effect.</summary>
    /// <param name="outputs">The outputs by name.</param>
    protected void RegisterOutputs(IDictionary<string, object?> outputs) => RegisterOutputs(Output.Create(outputs));

    /// <inheritdoc cref="RegisterOutputs(IDictionary{string, object?})"/>
    protected void RegisterOutputs(Task<IDictionary<string, object?>> outputs) => RegisterOutputs(Output.Create(outputs));

    /// <inheritdoc cref="RegisterOutputs(IDictionary{string, object?})"/>
    protected void RegisterOutputs(Output<IDictionary<string, object?>> outputs)
    {
        if (!_outputsRegistered && !IsRemote)
        {
            _outputsRegistered = true;
            Deployment.Current.RegisterOutputs(this, outputs);
        }
    }
}
