namespace Qdrant.Core.Json;

/// <summary>A message that holds none of its alternatives, or one that REST has no form for.</summary>
internal static class Unset
{
    public static QdrantJsonException Error(string what, string alternatives) => new("$", $"{what} is empty and has no JSON form; set one of: {alternatives}");
}
