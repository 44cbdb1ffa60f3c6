namespace Infra.Tests.Mocks;

/// <summary>What a provider omits of a resource, besides its id and its name.</summary>
public enum Omission
{
    /// <summary>It omits nothing.</summary>
    None,

    /// <summary>The outputs are missing.</summary>
    LeftOut,

    /// <summary>The outputs are null.</summary>
    Null,

    /// <summary>Lists and objects inside the outputs are missing.</summary>
    Inner,
}
