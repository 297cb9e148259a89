namespace Qdrant.Core.Wire;

/// <summary>Bytes that are not a valid protobuf message: cut off, over-long, nested too deep, or of another wire type than the contract has.</summary>
public sealed class WireFormatException : QdrantException
{
    /// <summary>Creates the error.</summary>
    /// <param name="message">What is wrong, and at which byte.</param>
    public WireFormatException(string message) : base(message) { }
}
