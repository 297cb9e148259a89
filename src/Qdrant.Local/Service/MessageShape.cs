using System.Collections.Concurrent;
using Google.Protobuf.Reflection;
using Qdrant.Core.Wire;

namespace Qdrant.Local.Service;

/// <summary>What <see cref="RequestWalker"/> must know of a message: its name and, by number, its fields.</summary>
internal sealed class MessageShape
{
    private static readonly ConcurrentDictionary<MessageDescriptor, MessageShape> Known = new();
    private readonly MessageDescriptor _descriptor;
    private FieldShape?[]? _fields;

    private MessageShape(MessageDescriptor descriptor) => _descriptor = descriptor;

    public string Name => _descriptor.Name;

    public static MessageShape Of(MessageDescriptor descriptor) => Known.GetOrAdd(descriptor, static d => new MessageShape(d));

    public FieldShape? Field(int number)
    {
        // Built on first use: messages contain each other.
        FieldShape?[] fields = _fields ??= Build();
        return (uint)number < (uint)fields.Length ? fields[number] : null;
    }

    private FieldShape?[] Build()
    {
        IList<FieldDescriptor> all = _descriptor.Fields.InFieldNumberOrder();
        var fields = new FieldShape?[all.Count == 0 ? 0 : all[^1].FieldNumber + 1];
        foreach (FieldDescriptor field in all) fields[field.FieldNumber] = new FieldShape(field);
        return fields;
    }
}

/// <summary>How the bytes of one field are checked.</summary>
internal sealed class FieldShape
{
    private readonly MessageDescriptor? _message;
    private MessageShape? _shape;

    public FieldShape(FieldDescriptor field)
    {
        // Errors name the oneof, not its member.
        Label = field.RealContainingOneof?.Name ?? field.Name;
        IsRepeated = field.IsRepeated;
        IsMap = field.IsMap;
        Kind = field.FieldType switch
        {
            FieldType.Message => FieldKind.Message,
            FieldType.String => FieldKind.String,
            FieldType.Bytes => FieldKind.Bytes,
            FieldType.Double or FieldType.Fixed64 or FieldType.SFixed64 => FieldKind.Fixed64,
            FieldType.Float or FieldType.Fixed32 or FieldType.SFixed32 => FieldKind.Fixed32,
            _ => FieldKind.Varint,
        };
        _message = Kind == FieldKind.Message ? field.MessageType : null;
    }

    public string Label { get; }

    public bool IsRepeated { get; }

    public bool IsMap { get; }

    public FieldKind Kind { get; }

    public WireType WireType => Kind switch
    {
        FieldKind.Varint => WireType.Varint,
        FieldKind.Fixed64 => WireType.Fixed64,
        FieldKind.Fixed32 => WireType.Fixed32,
        _ => WireType.LengthDelimited,
    };

    public MessageShape Message => _shape ??= MessageShape.Of(_message!);
}

internal enum FieldKind
{
    Varint,
    Fixed32,
    Fixed64,
    String,
    Bytes,
    Message,
}
