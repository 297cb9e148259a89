using Microsoft.Extensions.Diagnostics.HealthChecks;
using Qdrant.Core.Protocol;

namespace Qdrant.Core.DependencyInjection;

/// <summary>Whether the server answers, and whatever else packages want to know (<see cref="IQdrantHealthProbe"/>).</summary>
internal sealed class QdrantHealthCheck(QdrantClient client, IEnumerable<IQdrantHealthProbe> probes) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            HealthCheckReply reply = await client.HealthCheckAsync(cancellationToken).ConfigureAwait(false);
            foreach (IQdrantHealthProbe probe in probes)
                if (await probe.CheckAsync(client, cancellationToken).ConfigureAwait(false) is { } fault)
                    return new HealthCheckResult(context.Registration.FailureStatus, fault);
            return HealthCheckResult.Healthy($"Qdrant {reply.Version} answers at {client.Address}.");
        }
        catch (QdrantException error)
        {
            return new HealthCheckResult(context.Registration.FailureStatus, error.Message, error);
        }
    }
}
