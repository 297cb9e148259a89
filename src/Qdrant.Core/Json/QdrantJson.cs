using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Google.Protobuf;
using Qdrant.Core.Protocol;

namespace Qdrant.Core.Json;

/// <summary>
/// The JSON that Qdrant's REST API and its documentation use, for the messages that make up queries and writes of points: filters and conditions,
/// queries and prefetches, points with payload and vectors, and the bodies of requests. What REST has in the path or the query string
/// (collection name, wait, ordering, consistency, timeout) is not part of a body: it is not written, and read as unset.
/// Reading is strict: a member that the form does not have is an error, since the server would pass over it silently.
/// </summary>
public static class QdrantJson
{
    /// <summary>How deep JSON may nest, as on the server.</summary>
    public const int MaxDepth = 128;

    // Only what JSON asks for is escaped, as the server does.
    private static readonly JsonWriterOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = 1000, SkipValidation = true };
    private static readonly JsonWriterOptions Indented = Compact with { Indented = true };

    /// <summary>Writes a message as compact JSON.</summary>
    /// <param name="message">A filter, condition, query, point or request; see <see cref="Write"/>.</param>
    /// <exception cref="QdrantJsonException">The message, or a part of it, has no REST form: it is of another type, or one of its alternatives must be set.</exception>
    public static string ToJson(IMessage message) => ToJson(message, Compact);

    /// <summary>Writes a message as JSON for people, indented.</summary>
    /// <param name="message">A filter, condition, query, point or request; see <see cref="Write"/>.</param>
    /// <exception cref="QdrantJsonException">As <see cref="ToJson(IMessage)"/>.</exception>
    public static string ToIndentedJson(IMessage message) => ToJson(message, Indented);

    /// <summary>
    /// Writes a message: Filter, Condition, Query, PrefetchQuery, Expression, OrderBy, SearchParams, PointId, PointStruct, Vectors, VectorInput, Value, Struct,
    /// or a request: QueryPoints, QueryBatchPoints, QueryPointGroups, ScrollPoints, GetPoints, CountPoints, FacetCounts, SearchMatrixPoints, UpsertPoints,
    /// DeletePoints, SetPayloadPoints (also for overwriting), DeletePayloadPoints, ClearPayloadPoints, UpdatePointVectors, DeletePointVectors, UpdateBatchPoints.
    /// </summary>
    /// <param name="writer">What to write to; it is not flushed.</param>
    /// <param name="message">The message.</param>
    /// <exception cref="QdrantJsonException">As <see cref="ToJson(IMessage)"/>.</exception>
    public static void Write(Utf8JsonWriter writer, IMessage message)
    {
        switch (message)
        {
            case Filter m: FilterJson.Write(writer, m); break;
            case Condition m: FilterJson.WriteCondition(writer, m); break;
            case Query m: QueryJson.Write(writer, m); break;
            case PrefetchQuery m: QueryRequestJson.Write(writer, m); break;
            case Expression m: FormulaJson.Write(writer, m); break;
            case OrderBy m: OrderByJson.WriteValue(writer, m); break;
            case SearchParams m: WriteParams(writer, m); break;
            case PointId m: PointIdJson.Write(writer, m); break;
            case PointStruct m: PointsJson.Write(writer, m); break;
            case Vectors m: VectorJson.Write(writer, m); break;
            case VectorInput m: VectorJson.WriteInput(writer, m); break;
            case Value m: ValueJson.Write(writer, m); break;
            case Struct m: ValueJson.WritePayload(writer, m.Fields); break;
            case QueryPoints m: QueryRequestJson.Write(writer, m); break;
            case QueryBatchPoints m: QueryRequestJson.Write(writer, m); break;
            case QueryPointGroups m: QueryRequestJson.Write(writer, m); break;
            case ScrollPoints m: ReadRequestJson.Write(writer, m); break;
            case GetPoints m: ReadRequestJson.Write(writer, m); break;
            case CountPoints m: ReadRequestJson.Write(writer, m); break;
            case FacetCounts m: ReadRequestJson.Write(writer, m); break;
            case SearchMatrixPoints m: ReadRequestJson.Write(writer, m); break;
            case UpsertPoints m: PointsJson.WriteUpsert(writer, m.Points, m.ShardKeySelector, m.UpdateFilter, m.HasUpdateMode ? m.UpdateMode : null); break;
            case DeletePoints m: PointsJson.WriteSelection(writer, m.Points, m.ShardKeySelector); break;
            case ClearPayloadPoints m: PointsJson.WriteSelection(writer, m.Points, m.ShardKeySelector); break;
            case SetPayloadPoints m: PointsJson.WritePayloadChange(writer, m.Payload, m.HasKey ? m.Key : null, m.PointsSelector, m.ShardKeySelector); break;
            case DeletePayloadPoints m: PointsJson.WritePayloadDeletion(writer, m.Keys, m.PointsSelector, m.ShardKeySelector); break;
            case UpdatePointVectors m: PointsJson.WriteVectorUpdate(writer, m.Points, m.ShardKeySelector, m.UpdateFilter); break;
            case DeletePointVectors m: PointsJson.WriteVectorDeletion(writer, m.Vectors, m.PointsSelector, m.ShardKeySelector); break;
            case UpdateBatchPoints m: OperationJson.Write(writer, m); break;
            default: throw NoForm(message.Descriptor.Name);
        }
    }

    /// <summary>Reads a message from its REST form.</summary>
    /// <typeparam name="T">One of the types that <see cref="Write"/> names.</typeparam>
    /// <param name="json">The JSON text.</param>
    /// <exception cref="QdrantJsonException">The text is not JSON, or not the form of that message; the error names the place.</exception>
    public static T Parse<T>(string json) where T : IMessage<T> => Parse<T>(Encoding.UTF8.GetBytes(json));

    /// <summary>Reads a message from its REST form.</summary>
    /// <typeparam name="T">One of the types that <see cref="Write"/> names.</typeparam>
    /// <param name="json">The JSON text as UTF-8.</param>
    /// <exception cref="QdrantJsonException">As <see cref="Parse{T}(string)"/>.</exception>
    public static T Parse<T>(ReadOnlyMemory<byte> json) where T : IMessage<T>
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = MaxDepth });
            return (T)Read(typeof(T), new JsonNode(document.RootElement, null));
        }
        catch (JsonException error)
        {
            throw new QdrantJsonException("$", $"not valid JSON: {error.Message}", error);
        }
    }

    /// <summary>Reads a message from its REST form.</summary>
    /// <typeparam name="T">One of the types that <see cref="Write"/> names.</typeparam>
    /// <param name="json">The JSON value.</param>
    /// <exception cref="QdrantJsonException">As <see cref="Parse{T}(string)"/>.</exception>
    public static T Parse<T>(JsonElement json) where T : IMessage<T> => (T)Read(typeof(T), new JsonNode(json, null));

    private static object Read(Type type, JsonNode node) => type switch
    {
        _ when type == typeof(Filter) => FilterJson.Read(node),
        _ when type == typeof(Condition) => FilterJson.ReadCondition(node),
        _ when type == typeof(Query) => QueryJson.Read(node),
        _ when type == typeof(PrefetchQuery) => QueryRequestJson.ReadPrefetch(node),
        _ when type == typeof(Expression) => FormulaJson.Read(node),
        _ when type == typeof(OrderBy) => OrderByJson.Read(node),
        _ when type == typeof(SearchParams) => SearchParamsJson.Read(node),
        _ when type == typeof(PointId) => PointIdJson.Read(node),
        _ when type == typeof(PointStruct) => PointsJson.ReadPoint(node),
        _ when type == typeof(Vectors) => VectorJson.Read(node),
        _ when type == typeof(VectorInput) => VectorJson.ReadInput(node),
        _ when type == typeof(Value) => ValueJson.Read(node),
        _ when type == typeof(Struct) => ValueJson.Read(node.IsObject ? node : throw node.Expected("an object")).StructValue,
        _ when type == typeof(QueryPoints) => QueryRequestJson.Read(node),
        _ when type == typeof(QueryBatchPoints) => QueryRequestJson.ReadBatch(node),
        _ when type == typeof(QueryPointGroups) => QueryRequestJson.ReadGroups(node),
        _ when type == typeof(ScrollPoints) => ReadRequestJson.ReadScroll(node),
        _ when type == typeof(GetPoints) => ReadRequestJson.ReadGet(node),
        _ when type == typeof(CountPoints) => ReadRequestJson.ReadCount(node),
        _ when type == typeof(FacetCounts) => ReadRequestJson.ReadFacet(node),
        _ when type == typeof(SearchMatrixPoints) => ReadRequestJson.ReadMatrix(node),
        _ when type == typeof(UpsertPoints) => WriteRequestJson.ReadUpsert(node),
        _ when type == typeof(DeletePoints) => WriteRequestJson.ReadDelete(node),
        _ when type == typeof(ClearPayloadPoints) => WriteRequestJson.ReadClearPayload(node),
        _ when type == typeof(SetPayloadPoints) => WriteRequestJson.ReadSetPayload(node),
        _ when type == typeof(DeletePayloadPoints) => WriteRequestJson.ReadDeletePayload(node),
        _ when type == typeof(UpdatePointVectors) => WriteRequestJson.ReadUpdateVectors(node),
        _ when type == typeof(DeletePointVectors) => WriteRequestJson.ReadDeleteVectors(node),
        _ when type == typeof(UpdateBatchPoints) => OperationJson.Read(node),
        _ => throw NoForm(type.Name),
    };

    private static string ToJson(IMessage message, JsonWriterOptions options)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, options)) Write(writer, message);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void WriteParams(Utf8JsonWriter writer, SearchParams parameters)
    {
        writer.WriteStartObject();
        SearchParamsJson.WriteMembers(writer, parameters);
        writer.WriteEndObject();
    }

    private static QdrantJsonException NoForm(string type) => new("$", $"{type} has no REST form here");
}
