using System.IO.Compression;
using System.Text.Json;
using Google.Protobuf.Reflection;
using Qdrant.Local.Service;

namespace Qdrant.Local.Tests.Fuzz;

/// <summary>One recorded call: a method and the bytes that were sent.</summary>
internal sealed record RecordedCall(string Method, byte[] Body)
{
    private static readonly string[] Reads =
        ["Get", "Count", "Scroll", "Query", "Search", "Recommend", "Discover", "Facet", "List", "CollectionExists", "CollectionClusterInfo", "Check", "HealthCheck"];

    /// <summary>Whether the call can change what the engine holds.</summary>
    public bool IsWrite { get; } = !Reads.Any(read => Method[(Method.LastIndexOf('/') + 1)..].StartsWith(read, StringComparison.Ordinal));

    public bool IsDrop => Method == "/qdrant.Collections/Delete";
}

/// <summary>The recorded calls of one scenario, in order.</summary>
internal sealed record Scenario(string Name, LocalRelease Release, IReadOnlyList<RecordedCall> Calls)
{
    private static readonly Lazy<IReadOnlyList<Scenario>> Everything = new(Load);

    /// <summary>All scenarios, in the order of their names.</summary>
    public static IReadOnlyList<Scenario> All => Everything.Value;

    private static IReadOnlyList<Scenario> Load()
    {
        string folder = Path.Combine(AppContext.BaseDirectory, "Fuzz", "data");
        string[] files = [.. Directory.GetFiles(folder, "*.jsonl.gz", SearchOption.AllDirectories).OrderBy(Path.GetFileName, StringComparer.Ordinal)];
        return [.. files.Select(Read)];
    }

    private static Scenario Read(string path)
    {
        using var reader = new StreamReader(new GZipStream(File.OpenRead(path), CompressionMode.Decompress));
        var calls = new List<RecordedCall>();
        while (reader.ReadLine() is { } line)
        {
            using JsonDocument entry = JsonDocument.Parse(line);
            string method = entry.RootElement.GetProperty("method").GetString()!;
            if (RequestShapes.TryGet(method, out MessageDescriptor? _)) calls.Add(new RecordedCall(method, entry.RootElement.GetProperty("request_b64").GetBytesFromBase64()));
        }
        string name = Path.GetFileName(path);
        return new Scenario(name[..name.IndexOf('.')], name.Contains("_120", StringComparison.Ordinal) ? LocalRelease.V1_20 : LocalRelease.V1_19, calls);
    }
}
