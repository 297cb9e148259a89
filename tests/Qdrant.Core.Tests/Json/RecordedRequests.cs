using System.IO.Compression;
using System.Text.Json;
using Google.Protobuf;
using Qdrant.Core.Protocol;

namespace Qdrant.Core.Tests.Json;

/// <summary>
/// Requests that were sent to a real server in both forms, over gRPC and over REST: a few of each shape. Left out are those that are broken on purpose
/// (bad ids, NaN, missing parts) and sparse vectors without a name, which REST has no form for.
/// </summary>
internal sealed record RecordedRequest(string Id, IMessage Message, JsonElement Json)
{
    private static readonly Dictionary<string, MessageParser> Parsers = new()
    {
        ["Points/Query"] = QueryPoints.Parser, ["Points/QueryBatch"] = QueryBatchPoints.Parser, ["Points/QueryGroups"] = QueryPointGroups.Parser,
        ["Points/Scroll"] = ScrollPoints.Parser, ["Points/Get"] = GetPoints.Parser, ["Points/Count"] = CountPoints.Parser,
        ["Points/Facet"] = FacetCounts.Parser, ["Points/SearchMatrixPairs"] = SearchMatrixPoints.Parser,
        ["Points/SearchMatrixOffsets"] = SearchMatrixPoints.Parser, ["Points/Upsert"] = UpsertPoints.Parser, ["Points/Delete"] = DeletePoints.Parser,
        ["Points/SetPayload"] = SetPayloadPoints.Parser, ["Points/OverwritePayload"] = SetPayloadPoints.Parser,
        ["Points/DeletePayload"] = DeletePayloadPoints.Parser, ["Points/ClearPayload"] = ClearPayloadPoints.Parser,
        ["Points/UpdateVectors"] = UpdatePointVectors.Parser, ["Points/DeleteVectors"] = DeletePointVectors.Parser,
        ["Points/UpdateBatch"] = UpdateBatchPoints.Parser,
    };

    public static IReadOnlyList<RecordedRequest> All { get; } = Read();

    private static RecordedRequest[] Read()
    {
        using FileStream file = File.OpenRead(Path.Combine(AppContext.BaseDirectory, "data", "rest", "requests.jsonl.gz"));
        using var reader = new StreamReader(new GZipStream(file, CompressionMode.Decompress));
        List<RecordedRequest> requests = [];
        while (reader.ReadLine() is { } line)
        {
            JsonElement entry = JsonDocument.Parse(line, new JsonDocumentOptions { MaxDepth = 200 }).RootElement;
            MessageParser parser = Parsers[entry.GetProperty("method").GetString()!];
            requests.Add(new RecordedRequest(
                entry.GetProperty("id").GetString()!,
                parser.ParseFrom(entry.GetProperty("request_b64").GetBytesFromBase64()),
                entry.GetProperty("request_json")));
        }
        return [.. requests];
    }
}
