using Qdrant.Core.Transport;
using Qdrant.Local.Engine;
using Qdrant.Local.Querying;
using Qdrant.Local.Service;

namespace Qdrant.Local;

/// <summary>The embedded engine: Qdrant in the process, in memory or in a folder.</summary>
public static class QdrantLocal
{
    /// <summary>Starts an engine that keeps everything in memory; it ends with the transport.</summary>
    /// <param name="options">Settings; null: the defaults.</param>
    /// <returns>The engine as a transport, for <c>QdrantClient</c>.</returns>
    public static IQdrantTransport InMemoryTransport(LocalOptions? options = null)
    {
        options ??= new LocalOptions();
        var context = new ServiceContext(new Catalogue(), options);
        return new InProcessTransport("memory:", CreateDispatcher(context), () => ValueTask.CompletedTask);
    }

    private static Dispatcher CreateDispatcher(ServiceContext context)
    {
        var dispatcher = new Dispatcher();
        ReadService.Register(dispatcher, context);
        return dispatcher;
    }
}
