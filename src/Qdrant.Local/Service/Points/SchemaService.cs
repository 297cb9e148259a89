using Qdrant.Core.Protocol;
using Qdrant.Local.Engine;
using Qdrant.Local.Engine.Writes;
using Qdrant.Local.Payload;
using Qdrant.Local.Service.Collections;
using Qdrant.Local.Service.Validation;

namespace Qdrant.Local.Service.Points;

/// <summary>Payload indexes and vector names: create and delete.</summary>
internal sealed class SchemaService(ServiceContext context)
{
    private const string Path = "/qdrant.Points/";
    private readonly WriteRunner _runner = new(context);

    public static void Register(Dispatcher dispatcher, ServiceContext context)
    {
        var service = new SchemaService(context);
        dispatcher.MapAsync(Path + "CreateFieldIndex", CreateFieldIndexCollection.Parser, service.CreateIndex);
        dispatcher.MapAsync(Path + "DeleteFieldIndex", DeleteFieldIndexCollection.Parser, service.DeleteIndex);
        dispatcher.MapAsync(Path + "CreateVectorName", CreateVectorNameRequest.Parser, service.CreateVectorName);
        dispatcher.MapAsync(Path + "DeleteVectorName", DeleteVectorNameRequest.Parser, service.DeleteVectorName);
    }

    private ValueTask<PointsOperationResponse> CreateIndex(CreateFieldIndexCollection request, CancellationToken cancellation)
    {
        PointRules.CheckField(request.CollectionName, request.FieldName, request.FieldIndexParams);
        PayloadPath.Parse(request.FieldName);
        PayloadSchemaInfo? schema = IndexConversion.Schema(request, context.Options.Release);
        PointConversion.Ordering(request.Ordering);
        Collection collection = context.Catalogue.Resolve(request.CollectionName);
        using (collection.Read(out CollectionState state)) StrictMode.CheckIndexCount(state);
        if (schema is null) throw ServerError.BadRequest("Can't auto-detect field type, please specify `field_schema` in the request");
        return _runner.RunAsync(request.CollectionName, new CreateIndexWrite(request.FieldName, schema), new WriteTerms(request.Wait, request.HasTimeout, request.Timeout, null));
    }

    private ValueTask<PointsOperationResponse> DeleteIndex(DeleteFieldIndexCollection request, CancellationToken cancellation)
    {
        PointRules.CheckField(request.CollectionName, request.FieldName, null);
        PayloadPath.Parse(request.FieldName);
        PointConversion.Ordering(request.Ordering);
        return _runner.RunAsync(request.CollectionName, new DeleteIndexWrite(request.FieldName), new WriteTerms(request.Wait, request.HasTimeout, request.Timeout, null));
    }

    private ValueTask<PointsOperationResponse> CreateVectorName(CreateVectorNameRequest request, CancellationToken cancellation)
    {
        CollectionRules.Check(request);
        (VectorParams? dense, SparseVectorParams? sparse) = Convert(request);
        PointConversion.Ordering(request.Ordering);
        VectorNames.Check(request.VectorName, "vector");
        return _runner.RunAsync(request.CollectionName, new CreateVectorNameWrite(request.VectorName, dense, sparse), new WriteTerms(request.Wait, request.HasTimeout, request.Timeout, null));
    }

    private (VectorParams? Dense, SparseVectorParams? Sparse) Convert(CreateVectorNameRequest request)
    {
        switch (request.VectorConfigCase)
        {
            case CreateVectorNameRequest.VectorConfigOneofCase.DenseConfig:
                DenseVectorCreationConfig dense = request.DenseConfig;
                var vector = new VectorParams { Size = dense.Size, Distance = dense.Distance, MultivectorConfig = dense.MultivectorConfig };
                if (dense.HasDatatype) vector.Datatype = dense.Datatype;
                return (SettingsConversion.Vector(vector, context.Options.Release), null);
            case CreateVectorNameRequest.VectorConfigOneofCase.SparseConfig:
                SparseVectorCreationConfig sent = request.SparseConfig;
                var sparse = new SparseVectorParams();
                if (sent.HasModifier) sparse.Modifier = Enum.IsDefined(sent.Modifier) ? sent.Modifier : throw ServerError.Conversion($"Cannot convert sparse modifier: {(int)sent.Modifier}");
                if (sent.HasDatatype && SettingsConversion.KeepDatatype(sent.Datatype, context.Options.Release)) sparse.Index = new SparseIndexConfig { Datatype = sent.Datatype };
                return (null, sparse);
            default:
                throw ServerError.Conversion("vector_config is required (dense_config or sparse_config)");
        }
    }

    private ValueTask<PointsOperationResponse> DeleteVectorName(DeleteVectorNameRequest request, CancellationToken cancellation)
    {
        PointRules.CheckName(request.CollectionName);
        PointConversion.Ordering(request.Ordering);
        return _runner.RunAsync(request.CollectionName, new DeleteVectorNameWrite(request.VectorName), new WriteTerms(request.Wait, request.HasTimeout, request.Timeout, null));
    }
}
