using System.Globalization;
using Google.Protobuf.Collections;
using Qdrant.Core.Protocol;

namespace Qdrant.Repository.Writes;

/// <summary>
/// The revision of a point as it is stored, and the last revision that each of its writers made. A server does not say whether a condition held; this does, also when
/// others have written on top since, however often.
/// </summary>
internal sealed record StoredRevision(long Revision, IReadOnlyDictionary<string, long> Writers)
{
    /// <summary>How many writers are remembered.</summary>
    public const int Remembered = 32;

    public static StoredRevision None { get; } = new(0, new Dictionary<string, long>());

    /// <summary>Whether a writer made a revision of the point.</summary>
    public bool WasMadeBy(string writer, long revision) => Writers.TryGetValue(writer, out long made) && made == revision;

    /// <summary>Whether so many others wrote since that nothing is known about a revision.</summary>
    public bool HasForgotten(long revision) => Revision > revision && Writers.Count is 0 or Remembered && Writers.Values.All(made => made > revision);
}

/// <summary>The payload keys of revisions and their writers.</summary>
/// <param name="Key">The key of the revision.</param>
internal sealed record RevisionKeys(string Key)
{
    /// <summary>The key of the writers, which no property has.</summary>
    public string Stamps => Key + "_stamps";

    /// <summary>The payload to load for <see cref="Read"/>.</summary>
    public WithPayloadSelector Payload => new() { Include = new PayloadIncludeSelector { Fields = { PayloadPath.Quote(Key), PayloadPath.Quote(Stamps) } } };

    public long Revision(MapField<string, Value> payload) => payload.TryGetValue(Key, out Value? value) ? Integer(value) : 0;

    public StoredRevision Read(MapField<string, Value> payload) => new(Revision(payload),
        payload.TryGetValue(Stamps, out Value? stamps) && stamps.StructValue is { } writers ? writers.Fields.ToDictionary(writer => writer.Key, writer => Integer(writer.Value)) : StoredRevision.None.Writers);

    /// <summary>Makes a payload the next revision after one that is stored.</summary>
    public void Advance(MapField<string, Value> payload, StoredRevision stored, string writer)
    {
        long next = checked(stored.Revision + 1);
        var writers = new Struct { Fields = { [writer] = new Value { IntegerValue = next } } };
        foreach ((string other, long made) in stored.Writers.Where(other => other.Key != writer).OrderByDescending(other => other.Value).Take(StoredRevision.Remembered - 1))
            writers.Fields.Add(other, new Value { IntegerValue = made });
        payload[Key] = new Value { IntegerValue = next };
        payload[Stamps] = new Value { StructValue = writers };
    }

    /// <summary>Holds for points of a revision. Revision 0 is that of points written before there was a token, too.</summary>
    public Filter Is(long revision)
    {
        string path = PayloadPath.Quote(Key);
        var match = new Core.Protocol.Condition { Field = new FieldCondition { Key = path, Match = new Match { Integer = revision } } };
        return revision > 0 ? new Filter { Must = { match } } : new Filter { Should = { match, new Core.Protocol.Condition { IsEmpty = new IsEmptyCondition { Key = path } } } };
    }

    /// <summary>Holds for one point, if it has a revision.</summary>
    public Filter Is(PointId id, long revision) => new()
    {
        Must = { new Core.Protocol.Condition { HasId = new HasIdCondition { HasId = { id } } }, new Core.Protocol.Condition { Filter = Is(revision) } },
    };

    private static long Integer(Value value) =>
        value.KindCase == Value.KindOneofCase.DoubleValue ? Convert.ToInt64(value.DoubleValue, CultureInfo.InvariantCulture) : value.IntegerValue;
}
