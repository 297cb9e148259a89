using Qdrant.Core.Protocol;
using Health = Qdrant.Core.Protocol.Health;

namespace Qdrant.Local.Service;

/// <summary>Health checks: what the engine says of itself.</summary>
internal static class HealthService
{
    public static void Register(Dispatcher dispatcher, ServiceContext context)
    {
        string version = context.Options.Release == LocalRelease.V1_19 ? "1.19.0" : "1.20.0";
        dispatcher.Map("/qdrant.Qdrant/HealthCheck", HealthCheckRequest.Parser, (_, _) => new HealthCheckReply { Title = "qdrant - vector search engine", Version = version });
        dispatcher.Map("/grpc.health.v1.Health/Check", Health.HealthCheckRequest.Parser,
            (_, _) => new Health.HealthCheckResponse { Status = Health.HealthCheckResponse.Types.ServingStatus.Serving });
    }
}
