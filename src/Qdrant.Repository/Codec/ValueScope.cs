namespace Qdrant.Repository.Codec;

/// <summary>An object or list that is being written: where its Value message and its content start.</summary>
/// <param name="Value">Start of the Value message.</param>
/// <param name="Content">Start of the Struct or ListValue message.</param>
public readonly record struct ValueScope(int Value, int Content);
