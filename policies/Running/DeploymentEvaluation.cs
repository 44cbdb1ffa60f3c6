using System.Collections.Concurrent;
using System.Collections.Immutable;
using GeoRegistry.Policies.Authoring;
using GeoRegistry.Policies.Declarations;
using GeoRegistry.Policies.Evaluation;
using GeoRegistry.Policies.Reports;
using Pulumi;

namespace GeoRegistry.Policies.Running;

/// <summary>During deployment, evaluates rules that were undecided before.</summary>
internal sealed class DeploymentEvaluation
{
    private readonly Declaration _declaration;
    private readonly PolicyReport _before;
    private readonly IncrementalEvaluation _evaluation;
    private readonly HashSet<DeclaredResource> _undecided;
    private readonly Dictionary<string, DeclaredResource> _declared;
    private readonly ConcurrentDictionary<Resource, DeclaredResource> _resources = new();
    private readonly ConcurrentQueue<Task> _evaluations = [];
    private readonly ConcurrentBag<Finding> _reported = [];

    internal DeploymentEvaluation(Declaration declaration)
    {
        var evaluation = new PolicyEvaluation(declaration.Stack, declaration.Configuration, declaration.Today);
        _declaration = declaration;
        _before = evaluation.EvaluateAll();
        _evaluation = new(declaration.Stack, evaluation);
        _undecided = [.. _before.Undecided.Select(undecided => undecided.Resource)];
        _declared = declaration.Stack.Resources.ToDictionary(resource => resource.Key);
    }

    /// <summary>Stops the run if rules of severity error are violated already; otherwise gives the options with which a stack is evaluated.</summary>
    /// <exception cref="PolicyViolationException">Rules of severity error are violated.</exception>
    internal StackOptions Begin()
    {
        ReportFiles.Write(_before, _declaration.Context);
        if (_before.Worst is Severity.Error)
            throw new PolicyViolationException(_before);
        _evaluation.Start();
        return new() { ResourceTransformations = { EvaluateDeclared } };
    }

    /// <summary>Logs the warnings of the first evaluation, and evaluates all rules again once every value is known that becomes known in this run.</summary>
    internal void End()
    {
        foreach (var problem in _before.Problems)
            Log.Warn(TextReport.Logged(problem));
        LogWarnings(_before.Findings);
        // Pulumi waits for outputs, and reports what they throw.
        _ = Output.Create(EvaluateAllAsync());
    }

    private ResourceTransformationResult? EvaluateDeclared(ResourceTransformationArgs declared)
    {
        if (declared.Resource is Stack)
            return null;
        var described = ResourceRecorder.Describe(declared, _resources, _declaration.Configuration.Regions);
        // A resource that is declared only once a value is known was not in the first evaluation: all its rules are undecided.
        var isLate = !_declared.TryGetValue(described.Key, out var known);
        known ??= described;
        _resources[declared.Resource] = known;
        if (!isLate && !known.Inputs.HasUnknown)
            return null;
        var evaluation = EvaluateAsync(known, declared.Args);
        _evaluations.Enqueue(evaluation);
        return isLate || _undecided.Contains(known) ? new(declared.Args, WaitingFor(evaluation, declared.Options)) : null;
    }

    /// <summary>The same options, but the resource waits for an evaluation, and fails with it.</summary>
    private static ResourceOptions WaitingFor(Task<ImmutableArray<Resource>> evaluation, ResourceOptions options)
    {
        var evaluated = Output.Create(evaluation);
        return options is ComponentResourceOptions component
            ? ComponentResourceOptions.Merge(component, new() { DependsOn = evaluated })
            : CustomResourceOptions.Merge((CustomResourceOptions)options, new() { DependsOn = evaluated });
    }

    private async Task<ImmutableArray<Resource>> EvaluateAsync(DeclaredResource known, ResourceArgs args)
    {
        var inputs = await new InputReader(_resources).ReadAsync(args);
        var report = await _evaluation.EvaluateAsync(known, inputs);
        return Refusal(report) is { } refusal ? throw refusal : [];
    }

    private async Task<bool> EvaluateAllAsync()
    {
        // Resources that are declared late add evaluations of their own. What an evaluation throws is reported by its resource.
        while (_evaluations.TryDequeue(out var evaluation))
            _ = await Task.WhenAny(evaluation);
        var after = await _evaluation.EvaluateAllAsync();
        ReportFiles.Write(after, _declaration.Context);
        LogWarnings(after.Findings.Except(_before.Findings));
        return Refusal(after) is { } refusal ? throw refusal : true;
    }

    /// <summary>The violations of severity error that were not reported before; null if there are none.</summary>
    private PolicyViolationException? Refusal(PolicyReport report)
    {
        var errors = report.Findings.Where(finding => finding.Severity is Severity.Error).Except(_reported).ToImmutableArray();
        foreach (var error in errors)
            _reported.Add(error);
        return errors is [] ? null : new PolicyViolationException(report with { Findings = errors });
    }

    private void LogWarnings(IEnumerable<Finding> findings)
    {
        var resources = _resources.ToDictionary(pair => pair.Value, pair => pair.Key);
        foreach (var finding in findings.Where(finding => finding.Severity is Severity.Warning))
            LogWarning(TextReport.Logged(finding), resources.GetValueOrDefault(finding.Resource));
    }

    /// <summary>
    /// Logs a warning once its resource is registered. If the resource fails to register, Pulumi would report a failure to log instead of the reason why
    /// the resource failed.
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
