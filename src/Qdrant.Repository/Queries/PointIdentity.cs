using System.Globalization;
using Qdrant.Core.Wire;

namespace Qdrant.Repository;

/// <summary>The id under which Qdrant keeps a point: a number or a UUID. What the model calls its id, a string key for instance, is in the entity.</summary>
/// <param name="Number">The unsigned 64-bit number; null for a UUID.</param>
/// <param name="Uuid">The UUID; null for a number.</param>
public readonly record struct PointIdentity(ulong? Number, Guid? Uuid)
{
    /// <summary>The number, or the UUID in lower case with hyphens.</summary>
    public override string ToString() => Number?.ToString(CultureInfo.InvariantCulture) ?? Uuid?.ToString("D") ?? "";

    internal static PointIdentity Of(Core.Protocol.PointId id) => id.HasNum ? new PointIdentity(id.Num, null) : new PointIdentity(null, Guid.Parse(id.Uuid));

    internal static PointIdentity Read(WireReader id)
    {
        PointIdentity read = default;
        while (id.ReadTag(out int field, out WireType type))
        {
            switch (field)
            {
                case 1: read = new PointIdentity(id.ReadUInt64(type), null); break;
                case 2: read = new PointIdentity(null, Guid.Parse(id.ReadString(type))); break;
                default: id.Skip(type); break;
            }
        }
        return read;
    }
}
