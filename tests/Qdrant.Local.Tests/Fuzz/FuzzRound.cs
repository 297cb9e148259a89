using Google.Protobuf;
using Google.Protobuf.Reflection;
using Qdrant.Core.Protocol;
using Qdrant.Local.Service;

namespace Qdrant.Local.Tests.Fuzz;

/// <summary>
/// One engine, filled by the writes of a recorded scenario up to a random place, then sent mutated calls. A round is a function of its seed.
/// </summary>
internal sealed class FuzzRound(int seed)
{
    private const int Neighbours = 60;
    private readonly Random _random = new(seed);

    /// <summary>The request in flight is kept in this file: it survives what ends the process.</summary>
    public static string LastRequestFile { get; } = Path.Combine(AppContext.BaseDirectory, "fuzz-last-request.txt");

    /// <summary>How many of the mutated calls were answered, not refused.</summary>
    public int Answered { get; private set; }

    /// <summary>Runs the round.</summary>
    /// <returns>What went wrong, with the seed and the request; null when nothing did.</returns>
    public async Task<string?> RunAsync(int mutations)
    {
        Scenario scenario = Scenario.All[_random.Next(Scenario.All.Count)];
        int upTo = _random.Next(scenario.Calls.Count);
        await using var engine = new EngineUnderTest(scenario.Release);
        foreach (RecordedCall call in scenario.Calls.Take(upTo).Where(call => call.IsWrite))
        {
            await engine.SendAsync(call.Method, call.Body);
            if (engine.Fault is { } fault) return Report(scenario, fault, call.Method, call.Body);
        }
        for (int i = 0; i < mutations; i++)
        {
            RecordedCall call = Pick(scenario, upTo);
            byte[] body = Mutated(call);
            File.WriteAllText(LastRequestFile, $"seed {seed}, {scenario.Name}\n{call.Method}\n{Convert.ToBase64String(body)}");
            if (await engine.SendAsync(call.Method, body) is not null) Answered++;
            if (engine.Fault is { } fault) return Report(scenario, fault, call.Method, body);
        }
        await engine.CallAsync<HealthCheckReply>("/qdrant.Qdrant/HealthCheck", new HealthCheckRequest());
        string? inconsistency = await new ConsistencyCheck(engine, scenario.Release).RunAsync();
        return inconsistency is null ? null : $"seed {seed}, {scenario.Name}: {inconsistency}";
    }

    private string Report(Scenario scenario, string fault, string method, byte[] body) =>
        $"seed {seed}, {scenario.Name}: {fault}\n{EngineUnderTest.Describe(method, body)}";

    /// <summary>Mostly a call recorded near the place the engine stands at, so that its names and ids mean something there.</summary>
    private RecordedCall Pick(Scenario scenario, int at)
    {
        while (true)
        {
            RecordedCall call;
            if (_random.Next(10) == 0)
            {
                IReadOnlyList<RecordedCall> others = Scenario.All[_random.Next(Scenario.All.Count)].Calls;
                call = others[_random.Next(others.Count)];
            }
            else
            {
                call = scenario.Calls[Math.Clamp(at + _random.Next(-Neighbours, Neighbours), 0, scenario.Calls.Count - 1)];
            }
            if (!call.IsDrop || _random.Next(20) == 0) return call;
        }
    }

    private byte[] Mutated(RecordedCall call)
    {
        if (_random.Next(3) == 0)
        {
            IReadOnlyList<RecordedCall> others = Scenario.All[_random.Next(Scenario.All.Count)].Calls;
            return ByteMutations.Mutate(call.Body, others[_random.Next(others.Count)].Body, _random);
        }
        _ = RequestShapes.TryGet(call.Method, out MessageDescriptor? shape);
        IMessage message;
        try
        {
            message = MessageMutations.Decode(shape!, call.Body);
        }
        catch (InvalidProtocolBufferException)
        {
            // Recorded to be refused.
            return call.Body;
        }
        new MessageMutations(_random).Mutate(message);
        return message.ToByteArray();
    }
}
