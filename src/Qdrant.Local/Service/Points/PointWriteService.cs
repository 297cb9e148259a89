using Qdrant.Core.Protocol;
using Qdrant.Core.Wire;
using Qdrant.Local.Engine;
using Qdrant.Local.Engine.Writes;
using Qdrant.Local.Filtering;
using Qdrant.Local.Payload;
using Qdrant.Local.Service.Validation;

namespace Qdrant.Local.Service.Points;

/// <summary>Writes of points: checked, converted, and run in the server's order of checks.</summary>
internal sealed class PointWriteService(ServiceContext context)
{
    private const string Path = "/qdrant.Points/";
    private readonly WriteRunner _runner = new(context);

    public static void Register(Dispatcher dispatcher, ServiceContext context)
    {
        var service = new PointWriteService(context);
        dispatcher.MapAsync(Path + "Upsert", service.Upsert);
        dispatcher.MapAsync(Path + "Delete", DeletePoints.Parser, service.Delete);
        dispatcher.MapAsync(Path + "UpdateVectors", UpdatePointVectors.Parser, service.UpdateVectors);
        dispatcher.MapAsync(Path + "DeleteVectors", DeletePointVectors.Parser, service.DeleteVectors);
        dispatcher.MapAsync(Path + "SetPayload", SetPayloadPoints.Parser, service.SetPayload);
        dispatcher.MapAsync(Path + "OverwritePayload", SetPayloadPoints.Parser, service.OverwritePayload);
        dispatcher.MapAsync(Path + "DeletePayload", DeletePayloadPoints.Parser, service.DeletePayload);
        dispatcher.MapAsync(Path + "ClearPayload", ClearPayloadPoints.Parser, service.ClearPayload);
    }

    private ValueTask<PointsOperationResponse> Upsert(ReadOnlyMemory<byte> body, CancellationToken cancellation) => PlainUpsert.Read(body.Span) is { } plain
        ? _runner.RunAsync(plain.Collection, plain.Write, plain.Terms)
        : Upsert(MessageCodec.Decode(UpsertPoints.Parser, body));

    private ValueTask<PointsOperationResponse> Upsert(UpsertPoints request)
    {
        PointRules.Check(request);
        UpsertWrite write = WriteConversion.Upsert(request.Points, request.ShardKeySelector, request.UpdateFilter, request.UpdateMode);
        PointConversion.Ordering(request.Ordering);
        PointConversion.CheckConverted(write.Points, all: false);
        return _runner.RunAsync(request.CollectionName, write, new WriteTerms(request.Wait, request.HasTimeout, request.Timeout, request.ShardKeySelector));
    }

    private ValueTask<PointsOperationResponse> UpdateVectors(UpdatePointVectors request, CancellationToken cancellation)
    {
        PointRules.Check(request);
        PointWrite write = WriteConversion.UpdateVectors(request.Points, request.ShardKeySelector, request.UpdateFilter);
        PointConversion.Ordering(request.Ordering);
        return _runner.RunAsync(request.CollectionName, write, new WriteTerms(request.Wait, request.HasTimeout, request.Timeout, request.ShardKeySelector));
    }

    private ValueTask<PointsOperationResponse> Delete(DeletePoints request, CancellationToken cancellation)
    {
        PointRules.Check(request.CollectionName, "points", request.Points);
        PointWrite write = WriteConversion.Delete(request.Points, request.ShardKeySelector);
        PointConversion.Ordering(request.Ordering);
        return _runner.RunAsync(request.CollectionName, write, new WriteTerms(request.Wait, request.HasTimeout, request.Timeout, request.ShardKeySelector));
    }

    private ValueTask<PointsOperationResponse> DeleteVectors(DeletePointVectors request, CancellationToken cancellation)
    {
        PointRules.Check(request.CollectionName, "points_selector", request.PointsSelector);
        PointWrite write = WriteConversion.DeleteVectors(request.PointsSelector, request.Vectors, request.ShardKeySelector);
        PointConversion.Ordering(request.Ordering);
        return _runner.RunAsync(request.CollectionName, write, new WriteTerms(request.Wait, request.HasTimeout, request.Timeout, request.ShardKeySelector));
    }

    private ValueTask<PointsOperationResponse> SetPayload(SetPayloadPoints request, CancellationToken cancellation)
    {
        PointRules.Check(request.CollectionName, "points_selector", request.PointsSelector);
        PointWrite write = WriteConversion.SetPayload(request.Payload, request.HasKey ? request.Key : null, request.PointsSelector, request.ShardKeySelector);
        PointConversion.Ordering(request.Ordering);
        return _runner.RunAsync(request.CollectionName, write, new WriteTerms(request.Wait, request.HasTimeout, request.Timeout, request.ShardKeySelector));
    }

    private ValueTask<PointsOperationResponse> OverwritePayload(SetPayloadPoints request, CancellationToken cancellation)
    {
        PointRules.Check(request.CollectionName, "points_selector", request.PointsSelector);
        PointWrite write = WriteConversion.OverwritePayload(request.Payload, request.PointsSelector, request.ShardKeySelector);
        PointConversion.Ordering(request.Ordering);
        return _runner.RunAsync(request.CollectionName, write, new WriteTerms(request.Wait, request.HasTimeout, request.Timeout, request.ShardKeySelector));
    }

    private ValueTask<PointsOperationResponse> DeletePayload(DeletePayloadPoints request, CancellationToken cancellation)
    {
        PointRules.Check(request.CollectionName, "points_selector", request.PointsSelector);
        PointWrite write = WriteConversion.DeletePayload(request.Keys, request.PointsSelector, request.ShardKeySelector);
        PointConversion.Ordering(request.Ordering);
        return _runner.RunAsync(request.CollectionName, write, new WriteTerms(request.Wait, request.HasTimeout, request.Timeout, request.ShardKeySelector));
    }

    private ValueTask<PointsOperationResponse> ClearPayload(ClearPayloadPoints request, CancellationToken cancellation)
    {
        PointRules.Check(request.CollectionName, "points", request.Points);
        PointWrite write = WriteConversion.ClearPayload(request.Points, request.ShardKeySelector);
        PointConversion.Ordering(request.Ordering);
        return _runner.RunAsync(request.CollectionName, write, new WriteTerms(request.Wait, request.HasTimeout, request.Timeout, request.ShardKeySelector));
    }
}
