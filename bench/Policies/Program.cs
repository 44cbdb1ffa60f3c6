using BenchmarkDotNet.Running;
using Infra.Tests.EndToEnd;
using PolicyBenchmark;

// How long all rules take over a stack of at least 3,000 resources:
//   dotnet run -c Release --project bench/Policies

BenchmarkRunner.Run<EvaluationBenchmark>();
