using System.Reflection;

namespace Pulumi;

/// <summary>An <see cref="Output{T}"/> whose type is not known at compile time.</summary>
internal interface IOutput
{
    Task<OutputData> Data { get; set; }

    Type ValueType { get; }

    /// <summary>Calls the property setter <paramref name="setter"/> of <paramref name="target"/> with this output.</summary>
    void AssignTo(object target, MethodInfo setter);
}
