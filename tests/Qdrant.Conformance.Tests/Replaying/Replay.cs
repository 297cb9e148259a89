using System.IO.Compression;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Qdrant.Conformance.Tests.Comparing;
using Qdrant.Core;
using Qdrant.Core.Protocol;
using Qdrant.Core.Transport;
using Qdrant.Core.Wire;

namespace Qdrant.Conformance.Tests.Replaying;

/// <summary>How an answer stands to the recorded one.</summary>
public enum Verdict
{
    Same,
    OtherText,
    Different,
}

/// <summary>The comparison of one entry.</summary>
public sealed record Outcome(Entry Entry, Verdict Verdict, string? Difference)
{
    /// <summary>The faults of the server that the request can run into, and ties; in brackets.</summary>
    public string Circumstances { get; init; } = "";

    /// <summary>One line for people, and what <see cref="KnownDifferences"/> matches.</summary>
    public string Line => $"{Entry.Id} {Entry.Method} ({Entry.Note}){Circumstances}: {Difference}";
}

/// <summary>Sends the entries of one scenario, in order, and compares the answers.</summary>
public sealed class Replay(IQdrantTransport transport)
{
    private static readonly string[] DefaultMask = ["time", "usage", "*.version", "result.operation_id"];
    private readonly Dictionary<int, IMessage> _answers = [];
    private readonly History _history = new();

    /// <summary>Replays a whole scenario; what is not comparable is sent for its effect and has no outcome.</summary>
    public async Task<IReadOnlyList<Outcome>> RunAsync(IReadOnlyList<Entry> scenario, CancellationToken cancellationToken = default)
    {
        var outcomes = new List<Outcome>();
        foreach (Entry entry in scenario)
        {
            if (entry.StreamB64 is not null) continue;
            (IMessage? answer, QdrantRpcException? error) = await SendAsync(entry, cancellationToken);
            if (answer is not null) _answers[entry.Step] = answer;
            if (entry.IsComparable)
            {
                Outcome outcome = Compare(entry, answer, error);
                outcomes.Add(outcome.Verdict == Verdict.Same ? outcome : outcome with { Circumstances = await CircumstancesAsync(entry, answer, cancellationToken) });
            }
            // A write that fails may have done its first part.
            if (Methods.TryParseRequest(entry.Method, entry.RequestB64, out IMessage? request) && (answer is not null || Requests.IsWrite(request))) _history.Add(request);
        }
        return outcomes;
    }

    private async Task<(IMessage?, QdrantRpcException?)> SendAsync(Entry entry, CancellationToken cancellationToken)
    {
        var settings = new CallSettings { Headers = entry.Metadata?.ToDictionary(pair => pair[0], pair => pair[1]) };
        try
        {
            using PooledBuffer body = await transport.SendAsync(entry.Method, Request(entry), settings, cancellationToken);
            return (Methods.ParseResponse(entry.Method, body.WrittenSpan), null);
        }
        catch (QdrantRpcException error)
        {
            return (null, error);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            // A crash of the engine is an answer too: the worst one.
            return (null, new QdrantRpcException(RpcStatusCode.Unknown, $"{fault.GetType().Name}: {fault.Message}", inner: fault));
        }
    }

    private async Task<string> CircumstancesAsync(Entry entry, IMessage? answer, CancellationToken cancellationToken)
    {
        if (!Methods.TryParseRequest(entry.Method, entry.RequestB64, out IMessage? request)) return "";
        List<string> found = [.. Circumstances.Of(request, _history)];
        if (answer is not null && entry.ResponseB64 is not null && Difference(entry, "ties", answer) is null) found.Add("ties");
        if (await new HiddenTies(AskAsync).InAsync(request)) found.Add("ties inside");
        return string.Concat(found.Select(name => $" [{name}]"));

        async Task<QueryResponse?> AskAsync(QueryPoints part)
        {
            try
            {
                using PooledBuffer body = await transport.SendAsync("/qdrant.Points/Query", part.ToByteArray(), new CallSettings(), cancellationToken);
                return (QueryResponse)Methods.ParseResponse("/qdrant.Points/Query", body.WrittenSpan);
            }
            catch (QdrantRpcException)
            {
                return null;
            }
        }
    }

    private byte[] Request(Entry entry)
    {
        if (entry.Bind is not { } bindings) return entry.RequestB64;
        IMessage request = Methods.ParseRequest(entry.Method, entry.RequestB64);
        foreach (Binding binding in bindings)
        {
            object? value = _answers.GetValueOrDefault(binding.FromStep);
            foreach (string name in binding.FromPath.Split('.'))
                value = value is IMessage message ? message.Descriptor.FindFieldByName(name)?.Accessor.GetValue(message) : null;
            if (value is not null) request.Descriptor.FindFieldByName(binding.Path).Accessor.SetValue(request, value);
        }
        return request.ToByteArray();
    }

    private static Outcome Compare(Entry entry, IMessage? answer, QdrantRpcException? error)
    {
        if (entry.Error is { } recorded)
        {
            if (error is null) return new Outcome(entry, Verdict.Different, $"{recorded.Status} \"{recorded.Message}\" / OK {answer}");
            string texts = $"{recorded.Status} \"{recorded.Message}\" / {error.Status} \"{error.Detail}\"";
            if (error.Status != recorded.Status) return new Outcome(entry, Verdict.Different, texts);
            bool same = entry.Compare == "status" || ErrorText.Same(recorded.Message, error.Detail);
            return same ? new Outcome(entry, Verdict.Same, null) : new Outcome(entry, Verdict.OtherText, texts);
        }
        if (error is not null) return new Outcome(entry, Verdict.Different, $"OK / {error.Status} \"{error.Detail}\"");

        string? difference = Difference(entry, entry.Compare, answer!);
        return new Outcome(entry, difference is null ? Verdict.Same : Verdict.Different, difference);
    }

    private static string? Difference(Entry entry, string mode, IMessage answer)
    {
        string[] mask = entry.Mask ?? DefaultMask;
        var comparer = new Comparer(mode, entry.Tol ?? 2e-5, entry.Offset);
        return comparer.Compare(Tree.Of(Methods.ParseResponse(entry.Method, entry.ResponseB64), mask), Tree.Of(answer, mask));
    }
}
