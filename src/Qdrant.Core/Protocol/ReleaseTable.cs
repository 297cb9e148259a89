using Google.Protobuf;
using Qdrant.Core.Wire;

namespace Qdrant.Core.Protocol;

/// <summary>
/// Tells which release of Qdrant first had a field, an enum value or a method, and the newest release that a message needs.
/// Messages and enums are named as in the contract: <c>QueryPoints</c>, <c>PointsUpdateOperation.SetPayload</c>, <c>grpc.health.v1.HealthCheckRequest</c>.
/// </summary>
public static partial class ReleaseTable
{
    private static readonly Lazy<ReleaseEntries> Table = new(() => ReleaseEntries.Read(Text));

    internal static ReleaseEntries Entries => Table.Value;

    /// <summary>The release that first had a field.</summary>
    /// <param name="message">The message, such as <c>Match</c>.</param>
    /// <param name="number">The field's number.</param>
    /// <exception cref="KeyNotFoundException">The contract has no such message or field.</exception>
    public static QdrantRelease OfField(string message, int number) => MessageOf(message).Find(number) is { } field
        ? field.Since
        : throw new KeyNotFoundException($"Message {message} has no field {number} in the contract of Qdrant {QdrantRelease.Newest}.");

    /// <summary>The release that first had an enum value.</summary>
    /// <param name="enum">The enum, such as <c>Datatype</c> or <c>MaxOptimizationThreads.Setting</c>.</param>
    /// <param name="number">The value's number.</param>
    /// <exception cref="KeyNotFoundException">The contract has no such enum or value.</exception>
    public static QdrantRelease OfEnumValue(string @enum, int number) =>
        Entries.Enums.TryGetValue(@enum, out ReleaseEntries.EnumEntry? entry) && entry.Values.TryGetValue(number, out ReleaseEntries.EnumValueEntry? value)
            ? value.Since
            : throw new KeyNotFoundException($"Enum {@enum} has no value {number} in the contract of Qdrant {QdrantRelease.Newest}.");

    /// <summary>The release that first had a method.</summary>
    /// <param name="path">The gRPC path, such as <c>/qdrant.Points/Query</c>.</param>
    /// <exception cref="KeyNotFoundException">The contract has no such method.</exception>
    public static QdrantRelease OfMethod(string path) => Entries.Methods.TryGetValue(path, out QdrantRelease since)
        ? since
        : throw new KeyNotFoundException($"The contract of Qdrant {QdrantRelease.Newest} has no method {path}.");

    /// <summary>Finds the newest field or enum value that is set in a message.</summary>
    /// <param name="message">A message of the contract.</param>
    /// <exception cref="KeyNotFoundException">The message is not of the contract.</exception>
    public static NewestUse NewestUsed(IMessage message)
    {
        using var buffer = new PooledBuffer(message.CalculateSize());
        message.WriteTo(buffer);
        return NewestUsed(message.Descriptor.FullName, buffer.WrittenSpan);
    }

    /// <summary>Finds the newest field or enum value that is set in an encoded message. Fields that the contract does not have are passed over.</summary>
    /// <param name="message">The message's name; the package <c>qdrant.</c> may be left out.</param>
    /// <param name="body">The encoded message.</param>
    /// <exception cref="KeyNotFoundException">The message is not of the contract.</exception>
    /// <exception cref="WireFormatException">The bytes are not such a message.</exception>
    public static NewestUse NewestUsed(string message, ReadOnlySpan<byte> body)
    {
        NewestUse newest = NewestUse.Nothing;
        Walk(new WireReader(body), MessageOf(message), ref newest);
        return newest;
    }

    // Only what can still beat the newest use found so far is entered: payload values and plain vectors, the bulk of an upsert, are skipped whole.
    private static bool Walk(WireReader reader, ReleaseEntries.MessageEntry message, ref NewestUse newest)
    {
        bool foundAny = false;
        while (newest.Release < message.Newest && reader.ReadTag(out int number, out WireType type))
        {
            if (message.Find(number) is not { } field || field.Newest <= newest.Release)
            {
                reader.Skip(type);
                continue;
            }
            bool found = field.Since > newest.Release;
            if (found) newest = new NewestUse(field.Since, $"{message.Name}.{field.Name}", "");
            if (field.Message is { } child && type == WireType.LengthDelimited) found |= WalkChild(reader.ReadMessage(type), field, child, ref newest);
            else if (field.Enum is { } values && type == WireType.Varint) found |= See(values, reader.ReadInt32(type), ref newest);
            else reader.Skip(type);
            if (found) newest = newest.Inside(field.Name);
            foundAny |= found;
        }
        return foundAny;
    }

    private static bool WalkChild(WireReader reader, ReleaseEntries.FieldEntry field, ReleaseEntries.MessageEntry child, ref NewestUse newest)
    {
        if (!field.IsMap) return Walk(reader, child, ref newest);
        const int mapValue = 2;
        bool found = false;
        while (reader.ReadTag(out int number, out WireType type))
        {
            if (number == mapValue && type == WireType.LengthDelimited) found |= Walk(reader.ReadMessage(type), child, ref newest);
            else reader.Skip(type);
        }
        return found;
    }

    private static bool See(ReleaseEntries.EnumEntry values, int number, ref NewestUse newest)
    {
        if (!values.Values.TryGetValue(number, out ReleaseEntries.EnumValueEntry? value) || value.Since <= newest.Release) return false;
        newest = new NewestUse(value.Since, $"{values.Name}.{value.Name}", "");
        return true;
    }

    private static ReleaseEntries.MessageEntry MessageOf(string name)
    {
        const string package = "qdrant.";
        string key = name.StartsWith(package, StringComparison.Ordinal) ? name[package.Length..] : name;
        return Entries.Messages.TryGetValue(key, out ReleaseEntries.MessageEntry? entry)
            ? entry
            : throw new KeyNotFoundException($"The contract of Qdrant {QdrantRelease.Newest} has no message {name}.");
    }
}
