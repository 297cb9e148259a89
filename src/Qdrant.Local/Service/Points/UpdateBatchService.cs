using Qdrant.Core.Protocol;
using Qdrant.Local.Engine;
using Qdrant.Local.Engine.Writes;
using Qdrant.Local.Service.Validation;
using Operation = Qdrant.Core.Protocol.PointsUpdateOperation;

namespace Qdrant.Local.Service.Points;

/// <summary>UpdateBatch: each operation is converted, checked and run when its turn comes, so what precedes the first bad one stays.</summary>
internal sealed class UpdateBatchService(ServiceContext context)
{
    public static void Register(Dispatcher dispatcher, ServiceContext context) =>
        dispatcher.MapAsync("/qdrant.Points/UpdateBatch", UpdateBatchPoints.Parser, new UpdateBatchService(context).Run);

    private async ValueTask<UpdateBatchResponse> Run(UpdateBatchPoints request, CancellationToken cancellation)
    {
        PointRules.Check(request);
        var response = new UpdateBatchResponse();
        foreach (Operation operation in request.Operations)
        {
            (PointWrite write, ShardKeySelector? shards) = Convert(operation);
            PointConversion.Ordering(request.Ordering);
            if (write is UpsertWrite upsert) PointConversion.CheckConverted(upsert.Points, all: true);
            Collection collection = context.Catalogue.Resolve(request.CollectionName);
            response.Result.Add(await WriteRunner.RunOneAsync(collection, write, new WriteTerms(request.Wait, request.HasTimeout, request.Timeout, shards)).ConfigureAwait(false));
        }
        return response;
    }

    private static (PointWrite Write, ShardKeySelector? Shards) Convert(Operation operation)
    {
        switch (operation.OperationCase)
        {
            case Operation.OperationOneofCase.Upsert:
                Operation.Types.PointStructList upsert = operation.Upsert;
                return (WriteConversion.Upsert(upsert.Points, upsert.ShardKeySelector, upsert.UpdateFilter, upsert.UpdateMode), upsert.ShardKeySelector);
            case Operation.OperationOneofCase.DeleteDeprecated:
                return (WriteConversion.Delete(operation.DeleteDeprecated, null), null);
            case Operation.OperationOneofCase.SetPayload:
                Operation.Types.SetPayload set = operation.SetPayload;
                return (WriteConversion.SetPayload(set.Payload, set.HasKey ? set.Key : null, set.PointsSelector, set.ShardKeySelector), set.ShardKeySelector);
            case Operation.OperationOneofCase.OverwritePayload:
                Operation.Types.OverwritePayload overwrite = operation.OverwritePayload;
                return (WriteConversion.OverwritePayload(overwrite.Payload, overwrite.PointsSelector, overwrite.ShardKeySelector), overwrite.ShardKeySelector);
            case Operation.OperationOneofCase.DeletePayload:
                Operation.Types.DeletePayload remove = operation.DeletePayload;
                return (WriteConversion.DeletePayload(remove.Keys, remove.PointsSelector, remove.ShardKeySelector), remove.ShardKeySelector);
            case Operation.OperationOneofCase.ClearPayloadDeprecated:
                return (WriteConversion.ClearPayload(operation.ClearPayloadDeprecated, null), null);
            case Operation.OperationOneofCase.UpdateVectors:
                Operation.Types.UpdateVectors vectors = operation.UpdateVectors;
                return (WriteConversion.UpdateVectors(vectors.Points, vectors.ShardKeySelector, vectors.UpdateFilter), vectors.ShardKeySelector);
            case Operation.OperationOneofCase.DeleteVectors:
                Operation.Types.DeleteVectors names = operation.DeleteVectors;
                return (WriteConversion.DeleteVectors(names.PointsSelector, names.Vectors, names.ShardKeySelector), names.ShardKeySelector);
            case Operation.OperationOneofCase.DeletePoints:
                return (WriteConversion.Delete(operation.DeletePoints.Points, operation.DeletePoints.ShardKeySelector), operation.DeletePoints.ShardKeySelector);
            case Operation.OperationOneofCase.ClearPayload:
                return (WriteConversion.ClearPayload(operation.ClearPayload.Points, operation.ClearPayload.ShardKeySelector), operation.ClearPayload.ShardKeySelector);
            default:
                throw ServerError.Conversion("Operation is missing");
        }
    }
}
