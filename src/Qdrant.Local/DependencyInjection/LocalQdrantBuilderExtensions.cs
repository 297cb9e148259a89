using Qdrant.Core.DependencyInjection;
using Qdrant.Core.Transport;
using Qdrant.Local;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers the embedded engine with a host.</summary>
public static class LocalQdrantBuilderExtensions
{
    /// <summary>Lets Qdrant URLs be <c>memory:</c> (an engine in memory, new for each client), <c>memory:NAME</c> (the engine in memory of that name, shared by its clients in this process) or <c>local:PATH</c> (an engine in a folder).</summary>
    /// <param name="builder">What <c>AddQdrant</c> returned.</param>
    /// <param name="options">Settings of the engine; null: the defaults.</param>
    public static QdrantBuilder AddLocal(this QdrantBuilder builder, LocalOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        foreach (TransportScheme scheme in QdrantLocal.Schemes(options)) builder.Services.AddSingleton(scheme);
        return builder;
    }
}
