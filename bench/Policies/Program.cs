// How long all rules take over a stack of at least 3,000 resources:
//   dotnet run -c Release --project bench/Policies
using BenchmarkDotNet.Running;
using PolicyBenchmark;

BenchmarkRunner.Run<EvaluationBenchmark>();
