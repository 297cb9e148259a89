using Qdrant.Core;
using Qdrant.Core.Transport;
using Qdrant.Local.Engine;
using Qdrant.Local.Service.Snapshots;

namespace Qdrant.Local.Service;

/// <summary>The engines in memory that were opened by name: one a name, alive while a transport to it is open.</summary>
internal static class NamedEngines
{
    private static readonly Dictionary<string, NamedEngine> Engines = new(StringComparer.Ordinal);

    public static IQdrantTransport Open(string name, LocalOptions options)
    {
        lock (Engines)
        {
            if (!Engines.TryGetValue(name, out NamedEngine? engine)) Engines.Add(name, engine = new NamedEngine(options));
            if (engine.Options != options)
                throw new QdrantException($"The engine 'memory:{name}' is open in this process with other settings ({engine.Options}). Open it with the same ones, or under another name.");
            engine.Transports++;
            return new InProcessTransport("memory:" + name, engine.Context, engine.Dispatcher, () => CloseAsync(name, engine));
        }
    }

    private static ValueTask CloseAsync(string name, NamedEngine engine)
    {
        lock (Engines)
        {
            if (--engine.Transports > 0) return ValueTask.CompletedTask;
            Engines.Remove(name);
        }
        engine.Context.Catalogue.Dispose();
        return ValueTask.CompletedTask;
    }

    private sealed class NamedEngine
    {
        public NamedEngine(LocalOptions options)
        {
            Options = options;
            Context = new ServiceContext(new Catalogue(options.Release), options, new MemoryArchive(TimeProvider.System));
            Dispatcher = Services.Of(Context);
        }

        public LocalOptions Options { get; }

        public ServiceContext Context { get; }

        public Dispatcher Dispatcher { get; }

        public int Transports { get; set; }
    }
}
