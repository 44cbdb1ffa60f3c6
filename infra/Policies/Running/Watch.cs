using System.Collections.Concurrent;
using System.Collections.Immutable;
using GeoRegistry.Policies.Declarations;
using GeoRegistry.Policies.Reports;
using Pulumi;

namespace GeoRegistry.Policies.Running;

/// <summary>Watches the run in earnest: what the declaration left open is decided as values become known.</summary>
internal sealed class Watch
{
    private readonly Lock _gate = new();
    private readonly Declaration _declaration;
    private readonly PolicyEvaluation _evaluation;
    private readonly PolicyReport _before;
    private readonly HashSet<DeclaredResource> _open;
    private readonly Dictionary<string, DeclaredResource> _declared;
    private readonly ConcurrentDictionary<Resource, DeclaredResource> _resources = new();
    private readonly ConcurrentBag<Task> _readings = [];

    internal Watch(Declaration declaration)
    {
        _declaration = declaration;
        _evaluation = new(declaration.Stack, declaration.Configuration, declaration.Today);
        _before = _evaluation.JudgeAll();
        _open = [.. _before.Undecided.Select(open => open.Resource)];
        _declared = declaration.Stack.Resources.ToDictionary(resource => resource.Key);
    }

    /// <summary>Refuses the stack where that is known to be right already; otherwise gives the options of a stack that is watched.</summary>
    /// <exception cref="PolicyException">Rules of severity error are not kept.</exception>
    internal StackOptions Begin()
    {
        ReportFiles.Write(_before, _declaration);
        return _before.Worst is Severity.Error ? throw new PolicyException(_before) : new() { ResourceTransformations = { WatchOne } };
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
        var known = DeclarationRecord.Describe(declared, _resources);
        lock (_gate)
        {
            if (_declared.TryGetValue(known.Key, out var earlier))
                known = earlier;
            else
                AddLate(known);
        }

        _resources[declared.Resource] = known;
        if (!known.Inputs.HasUnknown)
            return null;
        var reading = ReadAsync(known, declared.Args);
        _readings.Add(reading);
        return _open.Contains(known) ? new(declared.Args, Gated(declared.Options, JudgeAsync(reading, known))) : null;
    }

    /// <summary>What is declared only when a value is known was not seen beforehand: everything about it is open.</summary>
    private void AddLate(DeclaredResource resource)
    {
        resource.Inputs = DeclaredValue.Unknown;
        _declared.Add(resource.Key, resource);
        _ = _open.Add(resource);
        _declaration.Stack.Add(resource);
    }

    /// <summary>The same options, but the resource waits for a judgement, and fails with it.</summary>
    private static ResourceOptions Gated(ResourceOptions options, Task<ImmutableArray<Resource>> judgement)
    {
        var gate = Output.Create(judgement);
        return options is ComponentResourceOptions component
            ? ComponentResourceOptions.Merge(component, new() { DependsOn = gate })
            : CustomResourceOptions.Merge((CustomResourceOptions)options, new() { DependsOn = gate });
    }

    private async Task ReadAsync(DeclaredResource known, ResourceArgs args)
    {
        var inputs = await new InputReader(_resources).ReadAsync(args).ConfigureAwait(false);
        lock (_gate)
            _declaration.Stack.Refine(known, inputs);
    }

    private async Task<ImmutableArray<Resource>> JudgeAsync(Task reading, DeclaredResource known)
    {
        await reading.ConfigureAwait(false);
        PolicyReport now;
        lock (_gate)
            now = _evaluation.Judge(known);
        return now.Worst is Severity.Error ? throw new PolicyException(now) : [];
    }

    private async Task<bool> JudgeAllAsync()
    {
        await Task.WhenAll(_readings).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        PolicyReport after;
        lock (_gate)
            after = _evaluation.JudgeAll();
        ReportFiles.Write(after, _declaration);
        LogWarnings(after.Findings.Except(_before.Findings));
        return after.Worst is Severity.Error ? throw new PolicyException(after) : true;
    }

    private void LogWarnings(IEnumerable<Finding> findings)
    {
        var resources = _resources.ToDictionary(pair => pair.Value, pair => pair.Key);
        foreach (var finding in findings.Where(finding => finding.Severity is Severity.Warning))
            Log.Warn(TextReport.Logged(finding), resources.GetValueOrDefault(finding.Resource));
    }
}
