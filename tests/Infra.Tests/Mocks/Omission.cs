namespace Infra.Tests.Mocks;

/// <summary>How a provider does not say what it knows of a resource, beyond its id and its name.</summary>
public enum Omission
{
    /// <summary>It says everything.</summary>
    None,

    /// <summary>The outputs are not there.</summary>
    LeftOut,

    /// <summary>The outputs are there and null.</summary>
    Null,

    /// <summary>The outputs are there, but lists and objects inside of them are not.</summary>
    Inner,
}
