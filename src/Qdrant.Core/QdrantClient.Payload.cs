using Qdrant.Core.Calls;
using Qdrant.Core.Protocol;

namespace Qdrant.Core;

/// <content>Payload and its indexes.</content>
public sealed partial class QdrantClient
{
    /// <summary>Sets keys of the payload; others stay.</summary>
    public Task<UpdateResult> SetPayloadAsync(SetPayloadPoints request, CancellationToken cancellationToken = default) =>
        Call(RpcMethods.Points.SetPayload, request, static r => r.Result, cancellationToken);

    /// <summary>Replaces the payload as a whole.</summary>
    public Task<UpdateResult> OverwritePayloadAsync(SetPayloadPoints request, CancellationToken cancellationToken = default) =>
        Call(RpcMethods.Points.OverwritePayload, request, static r => r.Result, cancellationToken);

    /// <summary>Removes keys of the payload.</summary>
    public Task<UpdateResult> DeletePayloadAsync(DeletePayloadPoints request, CancellationToken cancellationToken = default) =>
        Call(RpcMethods.Points.DeletePayload, request, static r => r.Result, cancellationToken);

    /// <summary>Removes all payload.</summary>
    public Task<UpdateResult> ClearPayloadAsync(ClearPayloadPoints request, CancellationToken cancellationToken = default) =>
        Call(RpcMethods.Points.ClearPayload, request, static r => r.Result, cancellationToken);

    /// <summary>Creates the index of a payload key.</summary>
    public Task<UpdateResult> CreateFieldIndexAsync(CreateFieldIndexCollection request, CancellationToken cancellationToken = default) =>
        Call(RpcMethods.Points.CreateFieldIndex, request, static r => r.Result, cancellationToken);

    /// <summary>Creates the index of a payload key with the defaults of its kind and waits until it is built.</summary>
    public Task<UpdateResult> CreateFieldIndexAsync(string collectionName, string fieldName, FieldType type, CancellationToken cancellationToken = default) =>
        CreateFieldIndexAsync(
            new CreateFieldIndexCollection { CollectionName = collectionName, Wait = true, FieldName = fieldName, FieldType = type },
            cancellationToken);

    /// <summary>Deletes the index of a payload key; the payload stays.</summary>
    public Task<UpdateResult> DeleteFieldIndexAsync(DeleteFieldIndexCollection request, CancellationToken cancellationToken = default) =>
        Call(RpcMethods.Points.DeleteFieldIndex, request, static r => r.Result, cancellationToken);

    /// <summary>Deletes the index of a payload key and waits; the payload stays.</summary>
    public Task<UpdateResult> DeleteFieldIndexAsync(string collectionName, string fieldName, CancellationToken cancellationToken = default) =>
        DeleteFieldIndexAsync(
            new DeleteFieldIndexCollection { CollectionName = collectionName, Wait = true, FieldName = fieldName },
            cancellationToken);
}
