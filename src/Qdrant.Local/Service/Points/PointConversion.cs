using Google.Protobuf.Collections;
using Qdrant.Core.Protocol;
using Qdrant.Local.Engine.Writes;
using Qdrant.Local.Filtering;
using Qdrant.Local.Payload;
using Qdrant.Local.Scoring;
using PointId = Qdrant.Local.Engine.PointId;
using SentId = Qdrant.Core.Protocol.PointId;

namespace Qdrant.Local.Service.Points;

/// <summary>The parts of point requests, from message to engine. Errors are those of a server's conversion.</summary>
internal static class PointConversion
{
    public static PointId Id(SentId id) => id.PointIdOptionsCase switch
    {
        SentId.PointIdOptionsOneofCase.Num => PointId.FromNumber(id.Num),
        SentId.PointIdOptionsOneofCase.Uuid => PointId.TryParseUuid(id.Uuid, out PointId uuid) ? uuid : throw ServerError.Conversion($"Unable to parse UUID: {id.Uuid}"),
        _ => throw ServerError.Conversion("No ID options provided"),
    };

    public static PointId[] Ids(RepeatedField<SentId> ids)
    {
        var converted = new PointId[ids.Count];
        for (int i = 0; i < converted.Length; i++) converted[i] = Id(ids[i]);
        return converted;
    }

    public static PointRecord Point(PointStruct point)
    {
        byte[] payload = PayloadBytes.Encode(point.Payload);
        if (point.Vectors is null) throw ServerError.Conversion("Expected some vectors");
        IReadOnlyList<NamedVector> vectors = VectorConversion.Convert(point.Vectors);
        if (point.Id is null) throw ServerError.Conversion("Empty ID is not allowed");
        return new PointRecord(Id(point.Id), payload, vectors);
    }

    public static PointRecord[] Points(RepeatedField<PointStruct> points)
    {
        var converted = new PointRecord[points.Count];
        for (int i = 0; i < converted.Length; i++) converted[i] = Point(points[i]);
        return converted;
    }

    public static VectorRecord VectorsOf(PointVectors point)
    {
        if (point.Id is null) throw ServerError.Conversion("id is expected");
        PointId id = Id(point.Id);
        if (point.Vectors is null) throw ServerError.Conversion("vectors is expected");
        IReadOnlyList<NamedVector> vectors = VectorConversion.Convert(point.Vectors);
        // Only the operations of a batch come here unchecked; the texts of their upserts need the whole list, see CheckConverted.
        if (vectors.Any(vector => vector.Value.HasRepeatedIndex)) throw ServerError.BadInput("Validation error: must be unique [{}]");
        return new VectorRecord(id, vectors);
    }

    /// <summary>A selector that must be there.</summary>
    /// <param name="selector">The selector.</param>
    /// <param name="missing">The text when it is not.</param>
    public static PointSelection Selection(PointsSelector? selector, string missing)
    {
        switch (selector?.PointsSelectorOneOfCase)
        {
            case null: throw ServerError.Conversion(missing);
            case PointsSelector.PointsSelectorOneOfOneofCase.Points: return new PointSelection(Ids(selector.Points.Ids));
            case PointsSelector.PointsSelectorOneOfOneofCase.Filter:
                FilterCompiler.Check(selector.Filter);
                return new PointSelection(selector.Filter);
            default: throw ServerError.Conversion("Malformed PointsSelector type");
        }
    }

    public static void Ordering(WriteOrdering? ordering)
    {
        if (ordering is not null && !Enum.IsDefined(ordering.Type)) throw ServerError.Conversion($"cannot convert ordering: {(int)ordering.Type}");
    }

    /// <summary>The second validation of points that are to be stored: no dense vector may be empty.</summary>
    /// <param name="points">The points.</param>
    /// <param name="all">Also what the first validation would have found, had it been made (operations of a batch skip it).</param>
    public static void CheckConverted(IReadOnlyList<PointRecord> points, bool all)
    {
        var found = new List<string>();
        for (int i = 0; i < points.Count; i++)
        {
            List<(NamedVector Vector, string Text)> bad = [];
            foreach (NamedVector vector in points[i].Vectors)
                if (Problem(vector.Value, all) is { } text) bad.Add((vector, text));
            for (int k = 0; k < bad.Count; k++)
            {
                string name = bad[k].Vector.Name.Length == 0 && points[i].Vectors.Count == 1 ? "" : bad.Count == 1 ? ".?" : $".?[{k}]";
                found.Add($"points[{i}].vector{name}.{bad[k].Text}");
            }
        }
        if (found.Count > 0) throw ServerError.BadInput(string.Concat(found));
    }

    private static string? Problem(VectorValue vector, bool all) => vector.Kind switch
    {
        VectorKind.Dense when vector.Data.Length == 0 => "vector: dense vector must not be empty",
        VectorKind.Sparse when all && vector.HasRepeatedIndex => "indices: Validation error: must be unique [{}]",
        VectorKind.Multi when all && vector.Data.Length == 0 => "data: Validation error: empty_multi_vector [{\"message\": String(\"multi vector must not be empty\")}]",
        _ => null,
    };
}
