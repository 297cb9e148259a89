namespace Qdrant.Local.Payload;

/// <summary>The JSON kinds of a payload value; numbers keep apart whether they were sent as integer or as double.</summary>
internal enum PayloadKind : byte
{
    Null,
    Bool,
    Integer,
    Double,
    String,
    Object,
    Array,
}
