using Qdrant.Core.Transport;
using Qdrant.Local.Engine;
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
        return Start("memory:", new ServiceContext(new Catalogue(options.Release), options));
    }

    private static InProcessTransport Start(string address, ServiceContext context)
    {
        var dispatcher = new Dispatcher();
        Services.Register(dispatcher, context);
        return new InProcessTransport(address, dispatcher, () =>
        {
            context.Catalogue.Dispose();
            return ValueTask.CompletedTask;
        });
    }
}
