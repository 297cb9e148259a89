using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Qdrant.Core.DependencyInjection;
using Qdrant.Repository.DependencyInjection;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>What repositories add to the registration of Qdrant.</summary>
public static class QdrantRepositoryBuilderExtensions
{
    /// <summary>
    /// Creates the collections of all registered repositories when the host starts, where they are missing, and adds "as declared" to the health check.
    /// </summary>
    /// <param name="builder">What <c>AddQdrant</c> returned.</param>
    /// <param name="configure">What to do about collections that differ; by default the host does not start.</param>
    public static QdrantBuilder EnsureCollectionsOnStart(this QdrantBuilder builder, Action<EnsureCollectionsOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var options = new EnsureCollectionsOptions();
        configure?.Invoke(options);
        builder.Services.Replace(ServiceDescriptor.Singleton(options));
        builder.Services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, EnsureCollections>());
        builder.Services.TryAddEnumerable(ServiceDescriptor.Singleton<IQdrantHealthProbe, SchemaProbe>());
        return builder;
    }
}
