// What is hot, one at a time. Usage: see bench/micro.sh; arguments are BenchmarkDotNet's.

using BenchmarkDotNet.Running;
using InsightsEtl.Micro;

BenchmarkSwitcher.FromAssembly(typeof(UsageRows).Assembly).Run(args);
