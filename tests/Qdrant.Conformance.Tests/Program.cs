using Qdrant.Conformance.Tests.Replaying;
using Qdrant.Core.Transport;

namespace Qdrant.Conformance.Tests;

/// <summary>
/// Replays a folder of recordings: <c>-- --corpus DIR [--scenario NAME]… [--url http://127.0.0.1:6334] [--release 1.19|1.20] [--show N]</c>.
/// Without <c>--corpus</c> this program is the test runner of its own tests.
/// </summary>
internal static class Program
{
    private static async Task<int> Main(string[] args)
    {
        if (!args.Contains("--corpus")) return await Xunit.Runner.InProc.SystemConsole.ConsoleRunner.Run(args);

        string? corpus = null, release = null, url = null;
        var scenarios = new HashSet<string>();
        int show = 5;
        for (int i = 0; i < args.Length; i += 2)
        {
            string? value = i + 1 < args.Length ? args[i + 1] : null;
            switch (args[i])
            {
                case "--corpus" when value is not null: corpus = value; break;
                case "--url" when value is not null: url = value; break;
                case "--release" when value is not null: release = value; break;
                case "--scenario" when value is not null: scenarios.UnionWith(value.Split(',')); break;
                case "--show" when int.TryParse(value, out int count): show = count; break;
                default:
                    Console.Error.WriteLine($"'{args[i]}' is not understood, or lacks its value. Use --corpus DIR [--scenario A,B] [--url URL] [--release 1.19|1.20] [--show N].");
                    return 2;
            }
        }
        if (!Directory.Exists(corpus))
        {
            Console.Error.WriteLine($"No folder '{corpus}'.");
            return 2;
        }
        release ??= Path.GetFileName(Path.TrimEndingDirectorySeparator(corpus)).Contains("1.20", StringComparison.Ordinal) ? "1.20" : "1.19";

        string[] files = [.. Directory.GetFiles(corpus, "*.jsonl.gz").Order(StringComparer.Ordinal)
            .Where(file => scenarios.Count == 0 || scenarios.Contains(ScenarioName(file)))];
        if (files.Length == 0)
        {
            Console.Error.WriteLine($"No recordings (*.jsonl.gz) in '{corpus}'.");
            return 2;
        }

        var report = new Report(KnownDifferences.Read(Path.Combine(AppContext.BaseDirectory, "known-differences.md")), Console.Out);
        foreach (string file in files)
        {
            await using IQdrantTransport transport = url is null ? Engines.InProcess(release) : Engines.At(url);
            report.Add(ScenarioName(file), await new Replay(transport).RunAsync(Entry.ReadFile(file)), show);
        }
        report.End();
        return report.Unexplained == 0 ? 0 : 1;
    }

    private static string ScenarioName(string file) => Path.GetFileName(file)[..^".jsonl.gz".Length];
}
