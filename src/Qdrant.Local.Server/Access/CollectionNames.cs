using System.Text;
using Google.Protobuf.Reflection;
using Qdrant.Core.Protocol;
using Qdrant.Core.Wire;
using Qdrant.Local.Service;
using FieldType = Google.Protobuf.Reflection.FieldType;

namespace Qdrant.Local.Server.Access;

/// <summary>The collections a request names: the one it is for, and those it looks points up in (at any depth: prefetches, groups, batches).</summary>
internal sealed class CollectionNames
{
    private readonly List<string> _lookedUp = [];

    public string Target { get; private set; } = "";

    public IReadOnlyList<string> LookedUp => _lookedUp;

    public static CollectionNames Of(string method, ReadOnlySpan<byte> request)
    {
        var names = new CollectionNames();
        if (!RequestShapes.TryGet(method, out MessageDescriptor? message)) message = StorageReadService.Methods.Contains(method) ? CollectionExistsRequest.Descriptor : null;
        // A body that cannot be decoded names nothing; without rights it is refused like an empty name.
        if (message is null || RequestWalker.FindError(message, request) is not null) return names;
        names.Read(message, new WireReader(request), 0);
        return names;
    }

    private void Read(MessageDescriptor message, WireReader reader, int depth)
    {
        while (reader.ReadTag(out int number, out WireType type))
        {
            FieldDescriptor? field = message.FindFieldByNumber(number);
            if (type != WireType.LengthDelimited || field is null)
            {
                reader.Skip(type);
            }
            else if (field.FieldType == FieldType.String)
            {
                ReadOnlySpan<byte> text = reader.ReadBytes(type);
                if (depth == 0 && field.Name == "collection_name") Target = Encoding.UTF8.GetString(text);
                else if (IsLookup(message, field)) _lookedUp.Add(Encoding.UTF8.GetString(text));
            }
            else if (field.FieldType == FieldType.Message && !field.IsMap)
            {
                Read(field.MessageType, reader.ReadMessage(type), depth + 1);
            }
            else
            {
                reader.Skip(type);
            }
        }
    }

    private static bool IsLookup(MessageDescriptor message, FieldDescriptor field) =>
        (message == LookupLocation.Descriptor && field.Name == "collection_name") || (message == WithLookup.Descriptor && field.Name == "collection");
}
