using System.Globalization;
using Qdrant.Benchmarks.Ratios;

// ratios [codec|generator|engine|scan|socket|text]...: every figure named in docs/benchmarks.md, one "NAME VALUE" a line; ratios 1m: how they grow up to a
// million points. Anything else goes to BenchmarkDotNet.
if (args is ["ratios", .. string[] only])
{
    void Report(string name, double value) => Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name} {value:0.####}"));
    if (only.Length == 0 || only.Contains("codec")) new CodecRatios().Run(Report);
    if (only.Length == 0 || only.Contains("generator")) new GeneratorRatios().Run(Report);
    if (only.Length == 0 || only.Contains("engine")) await new EngineRatios(100_000, 768).RunAsync(Report);
    if (only.Length == 0 || only.Contains("scan")) new ScanRatios(100_000, 768).Run(Report);
    if (only.Length == 0 || only.Contains("socket")) await new EngineRatios(100_000, 768, "socket_", throughSocket: true).RunAsync(Report);
    if (only.Length == 0 || only.Contains("text")) await new TextRatios(100_000).RunAsync(Report);
    if (only.Contains("1m"))
        foreach (int points in new[] { 10_000, 100_000, 1_000_000 }) await new EngineRatios(points, 128, $"points_{points}_").RunAsync(Report);
    return 0;
}
BenchmarkDotNet.Running.BenchmarkSwitcher.FromAssembly(typeof(EngineData).Assembly).Run(args);
return 0;
