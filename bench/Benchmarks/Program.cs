// How long all rules take over a stack of at least 3,000 resources, and how long programs run from the start of their process to its end:
//   dotnet run -c Release --project bench/Benchmarks -- --filter '*'
using BenchmarkDotNet.Running;
using Benchmarks;

BenchmarkSwitcher.FromAssembly(typeof(EvaluationBenchmark).Assembly).Run(args);
