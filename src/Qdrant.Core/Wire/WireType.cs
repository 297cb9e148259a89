namespace Qdrant.Core.Wire;

/// <summary>How the bytes of a protobuf field are laid out.</summary>
public enum WireType : byte
{
    /// <summary>A base-128 varint: integers, bool, enum.</summary>
    Varint = 0,

    /// <summary>Eight bytes, little-endian: double, fixed64.</summary>
    Fixed64 = 1,

    /// <summary>A length and that many bytes: string, bytes, messages, packed lists, map entries.</summary>
    LengthDelimited = 2,

    /// <summary>The start of a group, which Qdrant's contract never uses; readers skip it.</summary>
    StartGroup = 3,

    /// <summary>The end of a group.</summary>
    EndGroup = 4,

    /// <summary>Four bytes, little-endian: float, fixed32.</summary>
    Fixed32 = 5,
}
