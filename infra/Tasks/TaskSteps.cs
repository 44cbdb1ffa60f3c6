using System.Text;
using Pulumi;
using Pulumi.AzureNative.ContainerRegistry.Inputs;

namespace GeoRegistry.Tasks;

/// <summary>Turns a task's step in the settings into Azure's.</summary>
internal static class TaskSteps
{
    internal static ResourceArgs From(TaskStep step) => step switch
    {
        FileStep file => FromFile(file),
        TextStep text => FromText(text),
        DockerStep docker => FromDockerfile(docker),
        _ => throw new ArgumentException($"A {step.GetType().Name} is no step of a task.", nameof(step)),
    };

    private static FileTaskStepArgs FromFile(FileStep step)
    {
        var arguments = new FileTaskStepArgs { Type = "FileTask", TaskFilePath = step.File, Values = [.. Values(step)] };
        if (step.Context is { } context)
            arguments.ContextPath = context;
        if (step.ContextAccessToken is { } token)
            arguments.ContextAccessToken = token.AsOutput();
        return arguments;
    }

    private static EncodedTaskStepArgs FromText(TextStep step)
    {
        var arguments = new EncodedTaskStepArgs
        {
            Type = "EncodedTask",
            EncodedTaskContent = Convert.ToBase64String(Encoding.UTF8.GetBytes(step.Yaml)),
            Values = [.. Values(step)],
        };
        if (step.Context is { } context)
            arguments.ContextPath = context;
        if (step.ContextAccessToken is { } token)
            arguments.ContextAccessToken = token.AsOutput();
        return arguments;
    }

    private static DockerBuildStepArgs FromDockerfile(DockerStep step)
    {
        var arguments = new DockerBuildStepArgs
        {
            Type = "Docker",
            DockerFilePath = step.Dockerfile,
            ImageNames = [.. step.Images],
            IsPushEnabled = step.Images is not [],
            NoCache = step.NoCache,
            Arguments =
            [
                .. step.Values.Select(value => new ArgumentArgs { Name = value.Key, Value = value.Value }),
                .. step.SecretValues.Select(value => new ArgumentArgs { Name = value.Key, Value = value.Value.AsOutput(), IsSecret = true }),
            ],
        };
        if (step.Target is { } target)
            arguments.Target = target;
        if (step.Context is { } context)
            arguments.ContextPath = context;
        if (step.ContextAccessToken is { } token)
            arguments.ContextAccessToken = token.AsOutput();
        return arguments;
    }

    private static IEnumerable<SetValueArgs> Values(TaskStep step) =>
    [
        .. step.Values.Select(value => new SetValueArgs { Name = value.Key, Value = value.Value }),
        .. step.SecretValues.Select(value => new SetValueArgs { Name = value.Key, Value = value.Value.AsOutput(), IsSecret = true }),
    ];
}
