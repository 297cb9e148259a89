using System.Globalization;

namespace Qdrant.Local.Tests.Fuzz;

/// <summary>Fuzz tests run alone: they measure what the process allocates.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class FuzzCollection
{
    public const string Name = "Fuzz";
}

/// <summary>
/// Mutated recorded calls against the service entry of the engine. The run is a function of its seed:
/// <c>QDRANT_FUZZ_MUTATIONS</c> sets how many calls are sent (10,000 when unset; a million is the long run) and <c>QDRANT_FUZZ_SEED</c> the seed
/// of the first round (1 when unset). A failure names the seed of its round: set it, with 100 mutations, to run that round alone.
/// </summary>
[Collection(FuzzCollection.Name)]
public sealed class FuzzTests(ITestOutputHelper output)
{
    private const int MutationsPerRound = 100;

    [Fact]
    public async Task Mutated_calls_are_answered_or_refused_and_leave_collections_consistent()
    {
        int mutations = Setting("QDRANT_FUZZ_MUTATIONS", 10_000), seed = Setting("QDRANT_FUZZ_SEED", 1), answered = 0;
        var faults = new List<string>();
        int rounds = (mutations + MutationsPerRound - 1) / MutationsPerRound;
        for (int round = 0; round < rounds && faults.Count < 20; round++)
        {
            var run = new FuzzRound(seed + round);
            if (await run.RunAsync(MutationsPerRound) is { } fault) faults.Add(fault);
            answered += run.Answered;
        }
        output.WriteLine($"{rounds} rounds of {MutationsPerRound} mutated calls from seed {seed}: {answered} calls were answered, the others refused.");
        Assert.True(faults.Count == 0, string.Join("\n\n", faults));
        Assert.True(answered > mutations / 10, $"Only {answered} of {mutations} calls got past the checks: the mutations no longer reach the engine.");
    }

    private static int Setting(string name, int otherwise) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } text ? int.Parse(text, NumberStyles.AllowThousands, CultureInfo.InvariantCulture) : otherwise;
}
