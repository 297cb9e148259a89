using Qdrant.Local.Querying;
using Qdrant.Local.Service.Collections;
using Qdrant.Local.Service.Points;
using Qdrant.Local.Service.Snapshots;

namespace Qdrant.Local.Service;

/// <summary>All services of one engine.</summary>
internal static class Services
{
    public static Dispatcher Of(ServiceContext context)
    {
        var dispatcher = new Dispatcher();
        Register(dispatcher, context);
        return dispatcher;
    }

    public static void Register(Dispatcher dispatcher, ServiceContext context)
    {
        CollectionService.Register(dispatcher, context);
        AliasService.Register(dispatcher, context);
        ClusterService.Register(dispatcher, context);
        PointWriteService.Register(dispatcher, context);
        UpdateBatchService.Register(dispatcher, context);
        SchemaService.Register(dispatcher, context);
        PointReadService.Register(dispatcher, context);
        SnapshotService.Register(dispatcher, context);
        ReadService.Register(dispatcher, context);
        HealthService.Register(dispatcher, context);
        StorageReadService.Register(dispatcher, context);
    }
}
