using System.IO.Compression;
using System.Text.Json;
using System.Text.Json.Nodes;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Qdrant.Core.Protocol;

namespace Qdrant.Local.Server.Tests;

/// <summary>Requests and the answers of a real server, sent to ours over the socket with their headers.</summary>
public sealed class ReplayTests
{
    private static readonly Dictionary<string, MessageDescriptor> Answers =
        new[] { CollectionsServiceReflection.Descriptor, PointsServiceReflection.Descriptor, SnapshotsServiceReflection.Descriptor, QdrantReflection.Descriptor }
            .SelectMany(static f => f.Services).SelectMany(static s => s.Methods)
            .ToDictionary(static m => $"/{m.Service.FullName}/{m.Name}", static m => m.OutputType, StringComparer.Ordinal);

    private static readonly string[] DefaultMask = ["time", "usage", "*.version", "result.operation_id"];

    [Fact]
    public Task Keys_and_tokens_open_what_they_open_on_a_server() => ReplayAsync("auth.jsonl.gz", new ServerOptions
    {
        GrpcPort = 0,
        HttpPort = 0,
        Release = LocalRelease.V1_19,
        ApiKey = "test-key-0123456789-0123456789-0123456789",
        ReadOnlyApiKey = "read-key-0123456789-0123456789-0123456789",
        AcceptsTokens = true,
    });

    [Fact]
    public Task Malformed_requests_headers_and_compression_are_answered_as_by_a_server() =>
        ReplayAsync("transport.jsonl.gz", new ServerOptions { GrpcPort = 0, HttpPort = 0, Release = LocalRelease.V1_19 });

    private static async Task ReplayAsync(string file, ServerOptions options)
    {
        await using LocalServer server = await LocalServer.StartAsync(options, QdrantLocal.InMemoryTransport(new LocalOptions { Release = options.Release }));
        using var caller = new RawCaller(server.GrpcAddress);
        var differences = new List<string>();
        int compared = 0;
        foreach (JsonElement entry in Read(file))
        {
            compared++;
            if (await CompareAsync(caller, entry) is { } difference) differences.Add($"{entry.GetProperty("id")} {entry.GetProperty("method")} {Note(entry)}: {difference}");
        }
        Assert.True(compared > 0);
        Assert.True(differences.Count == 0, $"{differences.Count} of {compared} differ:\n{string.Join('\n', differences.Take(40))}");
    }

    private static async Task<string?> CompareAsync(RawCaller caller, JsonElement entry)
    {
        string method = entry.GetProperty("method").GetString()!;
        byte[] body = entry.GetProperty("request_b64").GetBytesFromBase64();
        (string, string)[] headers = entry.TryGetProperty("metadata", out JsonElement metadata)
            ? [.. metadata.EnumerateArray().Select(static m => (m[0].GetString()!, m[1].GetString()!))]
            : [];
        RawAnswer answer = await SendAsync(caller, method, body, headers, entry.TryGetProperty("compression", out _));
        if (entry.TryGetProperty("error", out JsonElement error))
        {
            (int, string) wanted = (error.GetProperty("grpc_status").GetInt32(), error.GetProperty("message").GetString()!);
            return wanted == (answer.Status, answer.Message) ? null : $"wanted {wanted}, got {(answer.Status, answer.Message)}";
        }
        if (answer.Status != 0) return $"wanted success, got {(answer.Status, answer.Message)}";
        byte[] recorded = entry.GetProperty("response_b64").GetBytesFromBase64();
        if (!Answers.TryGetValue(method, out MessageDescriptor? message)) return recorded.SequenceEqual(answer.Body) ? null : "other bytes";
        (string left, string right) = (Shown(message, recorded, entry), Shown(message, answer.Body, entry));
        return left == right ? null : $"wanted {left}, got {right}";
    }

    private static Task<RawAnswer> SendAsync(RawCaller caller, string method, byte[] body, (string, string)[] headers, bool zipped)
    {
        if (!zipped) return caller.CallAsync(method, body, headers);
        var target = new MemoryStream();
        using (var gzip = new GZipStream(target, CompressionLevel.Fastest)) gzip.Write(body);
        return caller.SendAsync(method, RawCaller.Frame(target.ToArray(), flag: 1), [.. headers, ("grpc-encoding", "gzip")]);
    }

    private static string Shown(MessageDescriptor message, byte[] body, JsonElement entry)
    {
        var formatter = new JsonFormatter(JsonFormatter.Settings.Default.WithPreserveProtoFieldNames(true));
        JsonNode json = JsonNode.Parse(formatter.Format(message.Parser.ParseFrom(body)))!;
        IEnumerable<string> mask = entry.TryGetProperty("mask", out JsonElement own) ? own.EnumerateArray().Select(static m => m.GetString()!) : DefaultMask;
        foreach (string path in mask) Remove(json, path.Split('.'));
        if (entry.GetProperty("compare").GetString() == "unordered")
        {
            foreach (JsonArray list in json.AsObject().Select(static p => p.Value).OfType<JsonArray>())
            {
                JsonNode?[] sorted = [.. list.OrderBy(static n => n!.ToJsonString(), StringComparer.Ordinal)];
                list.Clear();
                foreach (JsonNode? item in sorted) list.Add(item);
            }
        }
        return Sorted(json)!.ToJsonString();
    }

    /// <summary>Maps have no order.</summary>
    private static JsonNode? Sorted(JsonNode? node) => node switch
    {
        JsonObject members => new JsonObject(members.OrderBy(static m => m.Key, StringComparer.Ordinal).Select(static m => KeyValuePair.Create(m.Key, Sorted(m.Value)))),
        JsonArray list => new JsonArray([.. list.Select(Sorted)]),
        _ => node?.DeepClone(),
    };

    private static void Remove(JsonNode? node, ReadOnlySpan<string> path)
    {
        if (node is JsonArray list)
        {
            foreach (JsonNode? item in list) Remove(item, path);
        }
        else if (node is JsonObject members)
        {
            if (path[0] == "*")
            {
                members.Remove(path[1]);
                foreach (KeyValuePair<string, JsonNode?> member in members) Remove(member.Value, path);
            }
            else if (path.Length == 1)
            {
                members.Remove(path[0]);
            }
            else if (members.TryGetPropertyValue(path[0], out JsonNode? inner))
            {
                Remove(inner, path[1..]);
            }
        }
    }

    private static string Note(JsonElement entry) => entry.TryGetProperty("note", out JsonElement note) ? note.GetString()! : "";

    private static IEnumerable<JsonElement> Read(string file)
    {
        using var reader = new StreamReader(new GZipStream(File.OpenRead(Path.Combine(AppContext.BaseDirectory, "data", file)), CompressionMode.Decompress));
        while (reader.ReadLine() is { } line) yield return JsonDocument.Parse(line).RootElement;
    }
}
