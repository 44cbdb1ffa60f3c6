using System.Collections.Concurrent;
using System.Collections.Immutable;
using GeoRegistry.Azure;
using GeoRegistry.Configuration;
using GeoRegistry.Policies.Authoring;
using GeoRegistry.Policies.Configuration;
using GeoRegistry.Policies.Declarations;
using GeoRegistry.Policies.Evaluation;
using GeoRegistry.Policies.Reports;
using Pulumi;

namespace GeoRegistry.Policies.Running;

/// <summary>Watches the run in earnest: what the declaration left open is decided as values become known.</summary>
internal sealed class Watch
{
    private readonly Declaration _declaration;
    private readonly PolicyReport _before;
    private readonly NewsJudge _judge;
    private readonly HashSet<DeclaredResource> _open;
    private readonly Dictionary<string, DeclaredResource> _declared;
    private readonly ConcurrentDictionary<Resource, DeclaredResource> _resources = new();
    private readonly ConcurrentQueue<Task> _judgements = [];
    private readonly ConcurrentBag<Finding> _refused = [];

    internal Watch(Declaration declaration)
    {
        var evaluation = new PolicyEvaluation(declaration.Stack, declaration.Configuration, declaration.Today);
        _declaration = declaration;
        _before = evaluation.JudgeAll();
        _judge = new(declaration.Stack, evaluation);
        _open = [.. _before.Undecided.Select(open => open.Resource)];
        _declared = declaration.Stack.Resources.ToDictionary(resource => resource.Key);
    }

    /// <summary>Refuses the stack where that is known to be right already; otherwise gives the options of a stack that is watched.</summary>
    /// <exception cref="PolicyException">Rules of severity error are not kept.</exception>
    internal StackOptions Begin()
    {
        ReportFiles.Write(_before, _declaration);
        if (_before.Worst is Severity.Error)
            throw new PolicyException(_before);
        _judge.Start();
        return new() { ResourceTransformations = { WatchOne } };
    }

    /// <summary>Logs what was found beforehand, and judges once more when all values are known that become known in this run.</summary>
    internal void End()
    {
        foreach (var problem in _before.Problems)
            Log.Warn(TextReport.Logged(problem));
        LogWarnings(_before.Findings);
        // Pulumi waits for outputs, and reports what they throw.
        _ = Output.Create(JudgeAllAsync());
    }

    private ResourceTransformationResult? WatchOne(ResourceTransformationArgs declared)
    {
        if (declared.Resource is Stack)
            return null;
        var described = DeclarationRecord.Describe(declared, _resources, _declaration.Configuration.Regions);
        // What is declared only when a value is known was not seen beforehand: everything about it is open.
        var isLate = !_declared.TryGetValue(described.Key, out var known);
        known ??= described;
        _resources[declared.Resource] = known;
        if (!isLate && !known.Inputs.HasUnknown)
            return null;
        var judgement = JudgeAsync(known, declared.Args);
        _judgements.Enqueue(judgement);
        return isLate || _open.Contains(known) ? new(declared.Args, Gated(declared.Options, judgement)) : null;
    }

    /// <summary>The same options, but the resource waits for a judgement, and fails with it.</summary>
    private static ResourceOptions Gated(ResourceOptions options, Task<ImmutableArray<Resource>> judgement)
    {
        var gate = Output.Create(judgement);
        return options is ComponentResourceOptions component
            ? ComponentResourceOptions.Merge(component, new() { DependsOn = gate })
            : CustomResourceOptions.Merge((CustomResourceOptions)options, new() { DependsOn = gate });
    }

    private async Task<ImmutableArray<Resource>> JudgeAsync(DeclaredResource known, ResourceArgs args)
    {
        var inputs = await new InputReader(_resources).ReadAsync(args).ConfigureAwait(false);
        var now = await _judge.JudgeAsync(known, inputs).ConfigureAwait(false);
        return Refuse(now) is { } refusal ? throw refusal : [];
    }

    private async Task<bool> JudgeAllAsync()
    {
        // Resources that are declared late bring judgements of their own.
        while (_judgements.TryDequeue(out var judgement))
            await ((Task)judgement).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        var after = await _judge.JudgeAllAsync().ConfigureAwait(false);
        ReportFiles.Write(after, _declaration);
        LogWarnings(after.Findings.Except(_before.Findings));
        return Refuse(after) is { } refusal ? throw refusal : true;
    }

    /// <summary>Says why the run cannot go on, of each error once; null where it can.</summary>
    private PolicyException? Refuse(PolicyReport report)
    {
        var errors = report.Findings.Where(finding => finding.Severity is Severity.Error).Except(_refused).ToImmutableArray();
        foreach (var error in errors)
            _refused.Add(error);
        return errors is [] ? null : new PolicyException(report with { Findings = errors });
    }

    private void LogWarnings(IEnumerable<Finding> findings)
    {
        var resources = _resources.ToDictionary(pair => pair.Value, pair => pair.Key);
        foreach (var finding in findings.Where(finding => finding.Severity is Severity.Warning))
            LogWarning(TextReport.Logged(finding), resources.GetValueOrDefault(finding.Resource));
    }

    /// <summary>
    /// Logs a warning once its resource is registered. Pulumi takes a resource that fails to register as a failure to log, and then says
    /// nothing of why the resource failed.
    /// </summary>
    private static void LogWarning(string message, Resource? resource)
    {
        if (resource is null)
        {
            Log.Warn(message);
            return;
        }

        _ = resource.Urn.Apply(urn =>
        {
            Log.Warn(message, resource);
            return urn;
        });
    }
}
