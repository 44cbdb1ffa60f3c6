using Xunit.Sdk;
using Xunit.v3;

namespace Recorded.Tests.Engine;

/// <summary>Runs the cases by their names, so that those that are begun ahead of time are those that come next.</summary>
public sealed class ByName : ITestCaseOrderer
{
    public IReadOnlyCollection<TTestCase> OrderTestCases<TTestCase>(IReadOnlyCollection<TTestCase> testCases)
        where TTestCase : ITestCase
        => [.. testCases.OrderBy(testCase => testCase.TestCaseDisplayName, StringComparer.Ordinal)];
}
