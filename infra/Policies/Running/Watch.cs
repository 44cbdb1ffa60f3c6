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
    private readonly ILookup<DeclaredResource, Finding> _warnings;
    private readonly HashSet<DeclaredResource> _open;
    private readonly Dictionary<string, DeclaredResource> _declared;
    private readonly ConcurrentDictionary<Resource, DeclaredResource> _resources = new();
    private readonly ConcurrentBag<Task> _readings = [];

    internal Watch(Declaration declaration)
    {
        _declaration = declaration;
        _evaluation = new(declaration.Stack, declaration.Configuration, declaration.Today);
        _before = _evaluation.JudgeAll();
        _warnings = _before.Findings.Where(finding => finding.Severity is Severity.Warning).ToLookup(finding => finding.Resource);
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

    /// <summary>Judges once more when all values are known that become known in this run.</summary>
    internal void End()
    {
        foreach (var problem in _before.Problems)
            Log.Warn(TextReport.Logged(problem));
        // Pulumi waits for outputs, and reports what they throw.
        _ = Output.Create(JudgeAllAsync());
    }

    private ResourceTransformationResult? WatchOne(ResourceTransformationArgs declared)
    {
        if (declared.Resource is Stack || Find(declared) is not { } known)
            return null;
        _resources[declared.Resource] = known;
        Show(_warnings[known], declared.Resource);
        if (!known.Inputs.HasUnknown)
            return null;
        var reading = ReadAsync(known, declared.Args);
        _readings.Add(reading);
        return _open.Contains(known) ? new(declared.Args, Gated(declared.Options, JudgeAsync(reading, known, declared.Resource))) : null;
    }

    private DeclaredResource? Find(ResourceTransformationArgs declared)
    {
        var parent = declared.Options.Parent is { } given ? _resources.GetValueOrDefault(given) : null;
        return _declared.GetValueOrDefault(DeclaredResource.KeyOf(declared.Resource.GetResourceType(), declared.Resource.GetResourceName(), parent));
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

    private async Task<ImmutableArray<Resource>> JudgeAsync(Task reading, DeclaredResource known, Resource resource)
    {
        await reading.ConfigureAwait(false);
        PolicyReport now;
        lock (_gate)
            now = _evaluation.Judge(known);
        if (now.Worst is Severity.Error)
            throw new PolicyException(now);
        Show(now.Findings.Except(_before.Findings), resource);
        return [];
    }

    private async Task<bool> JudgeAllAsync()
    {
        await Task.WhenAll(_readings).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        PolicyReport after;
        lock (_gate)
            after = _evaluation.JudgeAll();
        ReportFiles.Write(after, _declaration);
        return after.Worst is Severity.Error ? throw new PolicyException(after) : true;
    }

    private static void Show(IEnumerable<Finding> findings, Resource resource)
    {
        foreach (var finding in findings.Where(finding => finding.Severity is Severity.Warning))
            Log.Warn(TextReport.Logged(finding), resource);
    }
}
