using Qdrant.Local.Querying.Service;
using Qdrant.Local.Service;

namespace Qdrant.Local.Querying;

/// <summary>The calls that rank or list points: registers one handler per RPC.</summary>
internal static class ReadService
{
    /// <summary>Adds the handlers of Query, Search, Recommend, Discover, groups, facets, matrix and scroll.</summary>
    public static void Register(Dispatcher dispatcher, ServiceContext context)
    {
        new QueryHandlers(context).Register(dispatcher);
        new GroupHandlers(context).Register(dispatcher);
        new ScrollHandler(context).Register(dispatcher);
        new FacetHandler(context).Register(dispatcher);
        new MatrixHandlers(context).Register(dispatcher);
    }
}
