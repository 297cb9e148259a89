using Google.Protobuf;
using Qdrant.Core.Protocol;
using Qdrant.Core.Wire;

namespace Qdrant.Local.Server.Access;

/// <summary>Takes from lists what a caller may not see: an alias needs a right under its own name.</summary>
internal static class CollectionLists
{
    /// <summary>The answer without the hidden entries; null when it may be seen as it is.</summary>
    public static PooledBuffer? Filter(Caller caller, string method, ReadOnlySpan<byte> answer)
    {
        if (caller.Collections is null) return null;
        switch (method)
        {
            case "/qdrant.Collections/List":
                ListCollectionsResponse collections = ListCollectionsResponse.Parser.ParseFrom(answer);
                Keep(collections.Collections, c => caller.Sees(c.Name));
                return Encode(collections);
            case "/qdrant.Collections/ListAliases" or "/qdrant.Collections/ListCollectionAliases":
                ListAliasesResponse aliases = ListAliasesResponse.Parser.ParseFrom(answer);
                Keep(aliases.Aliases, a => caller.Sees(a.AliasName));
                return Encode(aliases);
            default:
                return null;
        }
    }

    private static void Keep<T>(IList<T> list, Func<T, bool> visible)
    {
        for (int i = list.Count - 1; i >= 0; i--)
            if (!visible(list[i])) list.RemoveAt(i);
    }

    private static PooledBuffer Encode(IMessage message)
    {
        var buffer = new PooledBuffer(message.CalculateSize());
        message.WriteTo(buffer);
        return buffer;
    }
}
