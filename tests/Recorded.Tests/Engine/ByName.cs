using Xunit.Abstractions;
using Xunit.Sdk;

namespace Recorded.Tests.Engine;

/// <summary>Runs the cases by their names, so that those that are begun ahead of time are those that come next.</summary>
public sealed class ByName : ITestCaseOrderer
{
    public IEnumerable<TTestCase> OrderTestCases<TTestCase>(IEnumerable<TTestCase> testCases)
        where TTestCase : ITestCase
        => testCases.OrderBy(testCase => testCase.DisplayName, StringComparer.Ordinal);
}
