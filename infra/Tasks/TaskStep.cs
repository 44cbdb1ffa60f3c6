using System.Collections.Immutable;
using GeoRegistry.Configuration;

namespace GeoRegistry.Tasks;

/// <summary>What a task does: one of the three kinds of steps that Azure has.</summary>
public abstract record TaskStep
{
    /// <summary>
    /// Where the files come from (<c>context</c>): the address of a Git repository, with the branch and folder after it,
    /// <c>https://github.com/contoso/app.git#main:src</c>. Default null: nowhere.
    /// </summary>
    public string? Context { get; init; }

    /// <summary>The token that opens the context, a secret (<c>contextAccessToken</c>). Default null: it is open to all.</summary>
    public SecretText? ContextAccessToken { get; init; }

    /// <summary>Values that the step's text or Dockerfile refers to, by name (<c>values</c>). Default none.</summary>
    public ImmutableSortedDictionary<string, string> Values { get; init; } = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    /// <summary>The same for secrets, which logs do not show (<c>secretValues</c>). Default none.</summary>
    public ImmutableSortedDictionary<string, SecretText> SecretValues { get; init; } = ImmutableSortedDictionary.Create<string, SecretText>(StringComparer.Ordinal);
}

/// <summary>A task file in the context.</summary>
/// <param name="File">Its path in the context (<c>file</c>).</param>
public sealed record FileStep(string File) : TaskStep;

/// <summary>A task file whose text stands in the settings.</summary>
/// <param name="Yaml">The text (<c>yaml</c>).</param>
public sealed record TextStep(string Yaml) : TaskStep;

/// <summary>The build of an image.</summary>
/// <param name="Dockerfile">The Dockerfile's path in the context (<c>dockerfile</c>).</param>
/// <param name="Images">What the image is called (<c>images</c>), such as <c>app:{{.Run.ID}}</c>. Default none: it is built only.</param>
/// <param name="Target">The stage to build (<c>target</c>). Default null: the last one.</param>
/// <param name="NoCache">Whether nothing of an earlier build is used (<c>noCache</c>). Default false.</param>
public sealed record DockerStep(string Dockerfile, ImmutableArray<string> Images, string? Target, bool NoCache) : TaskStep;
