using System.IO.Compression;
using System.Text.Json;
using System.Text.Json.Serialization;
using Qdrant.Core;

namespace Qdrant.Conformance.Tests.Replaying;

/// <summary>One recorded call: what was sent, what a real server answered, and how to compare another answer with it.</summary>
public sealed record Entry
{
    public required string Id { get; init; }
    public required string Scenario { get; init; }
    public required int Step { get; init; }
    public required string Method { get; init; }
    public required byte[] RequestB64 { get; init; }
    public string? Kind { get; init; }
    public byte[]? ResponseB64 { get; init; }
    public byte[][]? StreamB64 { get; init; }
    public RecordedError? Error { get; init; }
    public string? Note { get; init; }
    public string Compare { get; init; } = "exact";
    public bool Offset { get; init; }
    public string[]? Mask { get; init; }
    public double? Tol { get; init; }
    public Binding[]? Bind { get; init; }
    public string[][]? Metadata { get; init; }
    public string? Compression { get; init; }

    // Set to true, or to a text that says why.
    public JsonElement? Unstable { get; init; }
    public JsonElement? Optional { get; init; }
    public JsonElement? ServerLost { get; init; }

    /// <summary>Whether the recording is meant to be compared: the server gave one answer, by its rules, in one message.</summary>
    [JsonIgnore]
    public bool IsComparable =>
        Kind is null && Unstable is null && Optional is null && ServerLost is null && Compare != "approx" && (ResponseB64 is not null || Error is not null);

    /// <summary>Reads a compressed file of recordings, one JSON object a line.</summary>
    public static IReadOnlyList<Entry> ReadFile(string path)
    {
        using var reader = new StreamReader(new GZipStream(File.OpenRead(path), CompressionMode.Decompress));
        var entries = new List<Entry>();
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0) entries.Add(JsonSerializer.Deserialize<Entry>(line, Options)!);
        }
        return entries;
    }

    private static readonly JsonSerializerOptions Options = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };
}

/// <summary>The status a call ended with.</summary>
public sealed record RecordedError(int GrpcStatus, string? StatusName, string Message)
{
    [JsonIgnore]
    public RpcStatusCode Status => (RpcStatusCode)GrpcStatus;
}

/// <summary>Takes a field of the request from an earlier answer, such as the name of a snapshot just made.</summary>
public sealed record Binding(string Path, int FromStep, string FromPath);
