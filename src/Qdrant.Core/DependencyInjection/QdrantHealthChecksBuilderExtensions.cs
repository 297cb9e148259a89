using Microsoft.Extensions.Diagnostics.HealthChecks;
using Qdrant.Core;
using Qdrant.Core.DependencyInjection;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds Qdrant to the health checks of a host.</summary>
public static class QdrantHealthChecksBuilderExtensions
{
    /// <summary>Healthy when the server answers and every <see cref="IQdrantHealthProbe"/> is content.</summary>
    /// <param name="builder">The health checks of the host.</param>
    /// <param name="name">The name of the check.</param>
    /// <param name="failureStatus">What it reports otherwise; null: unhealthy.</param>
    /// <param name="tags">Tags to choose checks by.</param>
    public static IHealthChecksBuilder AddQdrant(
        this IHealthChecksBuilder builder, string name = "qdrant", HealthStatus? failureStatus = null, IEnumerable<string>? tags = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.Add(new HealthCheckRegistration(
            name,
            static provider => new QdrantHealthCheck(provider.GetRequiredService<QdrantClient>(), provider.GetServices<IQdrantHealthProbe>()),
            failureStatus,
            tags));
    }
}
