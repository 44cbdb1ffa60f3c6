using GeoRegistry.Configuration;

namespace GeoRegistry.Tasks;

/// <summary>Reads <c>step</c> of a task.</summary>
internal static class TaskStepSection
{
    internal static TaskStep? Read(ConfigMap map)
    {
        var step = ReadKind(map);
        var context = map.Optional("context")?.AsText();
        var token = map.Optional("contextAccessToken")?.AsSecretText();
        var values = map.Optional("values").AsValues(value => value.AsText());
        var secrets = map.Optional("secretValues").AsValues(value => value.AsSecretText());
        foreach (var name in values.Keys.Intersect(secrets.Keys))
            map.Node["secretValues"][name].Secret.Report("must not be in values as well", "keep one of the two");
        if (step is not (null or TextStep) && context is null && !map.Node.Keys.Contains("context"))
            map.Node["context"].Report("must be given: the files of the step have to come from somewhere");
        return step is null ? null : step with { Context = context, ContextAccessToken = token, Values = values, SecretValues = secrets };
    }

    private static TaskStep? ReadKind(ConfigMap map)
    {
        var file = map.Optional("file");
        var yaml = map.Optional("yaml");
        var dockerfile = map.Optional("dockerfile");
        if (new[] { file, yaml, dockerfile }.OfType<ConfigNode>().Count() is not 1)
            map.Node.Report("must have exactly one of file, yaml and dockerfile");
        if (dockerfile is not null)
            return ReadDocker(map, dockerfile);
        return file is not null
            ? file.AsText() is { } path ? new FileStep(path) : null
            : yaml?.AsText() is { } text ? new TextStep(text) : null;
    }

    private static DockerStep? ReadDocker(ConfigMap map, ConfigNode dockerfile)
    {
        var path = dockerfile.AsText();
        var images = map.Optional("images")?.AsList("images", "remove the key: the image is then built only", image => image.AsText()) ?? [];
        var target = map.Optional("target")?.AsText();
        var noCache = map.Optional("noCache")?.AsBoolean() ?? false;
        return path is null ? null : new DockerStep(path, images, target, noCache);
    }
}
