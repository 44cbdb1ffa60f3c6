using Rehearsal.Secrets;

namespace Rehearsal.Azure.Setup;

/// <summary>Where a simulated cloud is kept between runs. Several processes may share it.</summary>
/// <param name="Path">The folder; created when missing.</param>
/// <param name="Key">The key that encrypts its files.</param>
internal sealed record CloudFolder(string Path, SecretKey Key);
