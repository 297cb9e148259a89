using Qdrant.Core.Calls;
using Qdrant.Core.Protocol;

namespace Qdrant.Core;

/// <content>Points: write, read, delete; payload indexes; named vectors.</content>
public sealed partial class QdrantClient
{
    /// <summary>Writes points, each as a whole: payload and vectors.</summary>
    public Task<UpdateResult> UpsertAsync(UpsertPoints request, CancellationToken cancellationToken = default) =>
        Call(RpcMethods.Points.Upsert, request, static r => r.Result, cancellationToken);

    /// <summary>Writes points, each as a whole, and waits until they are applied.</summary>
    public Task<UpdateResult> UpsertAsync(string collectionName, IEnumerable<PointStruct> points, CancellationToken cancellationToken = default) =>
        UpsertAsync(new UpsertPoints { CollectionName = collectionName, Wait = true, Points = { points } }, cancellationToken);

    /// <summary>Deletes points by ids or filter.</summary>
    public Task<UpdateResult> DeleteAsync(DeletePoints request, CancellationToken cancellationToken = default) =>
        Call(RpcMethods.Points.Delete, request, static r => r.Result, cancellationToken);

    /// <summary>Deletes points by id and waits until it is applied.</summary>
    public Task<UpdateResult> DeleteAsync(string collectionName, IEnumerable<PointId> ids, CancellationToken cancellationToken = default) =>
        DeleteAsync(
            new DeletePoints { CollectionName = collectionName, Wait = true, Points = new PointsSelector { Points = new PointsIdsList { Ids = { ids } } } },
            cancellationToken);

    /// <summary>Deletes what a filter matches and waits until it is applied.</summary>
    public Task<UpdateResult> DeleteAsync(string collectionName, Filter filter, CancellationToken cancellationToken = default) =>
        DeleteAsync(
            new DeletePoints { CollectionName = collectionName, Wait = true, Points = new PointsSelector { Filter = filter } },
            cancellationToken);

    /// <summary>Reads points by id; those that do not exist are left out.</summary>
    public Task<GetResponse> GetAsync(GetPoints request, CancellationToken cancellationToken = default) =>
        Call(RpcMethods.Points.Get, request, cancellationToken);

    /// <summary>Reads points by id with payload and vectors; those that do not exist are left out.</summary>
    public Task<IReadOnlyList<RetrievedPoint>> GetAsync(string collectionName, IEnumerable<PointId> ids, CancellationToken cancellationToken = default) =>
        Call(RpcMethods.Points.Get, new GetPoints
        {
            CollectionName = collectionName,
            Ids = { ids },
            WithPayload = new WithPayloadSelector { Enable = true },
            WithVectors = new WithVectorsSelector { Enable = true },
        }, static r => (IReadOnlyList<RetrievedPoint>)r.Result, cancellationToken);

    /// <summary>Reads points in the order of their ids, or of a payload key, page by page.</summary>
    public Task<ScrollResponse> ScrollAsync(ScrollPoints request, CancellationToken cancellationToken = default) =>
        Call(RpcMethods.Points.Scroll, request, cancellationToken);

    /// <summary>Counts the points a filter matches.</summary>
    public Task<CountResponse> CountAsync(CountPoints request, CancellationToken cancellationToken = default) =>
        Call(RpcMethods.Points.Count, request, cancellationToken);

    /// <summary>Counts the points a filter matches, exactly.</summary>
    public Task<ulong> CountAsync(string collectionName, Filter? filter = null, CancellationToken cancellationToken = default) =>
        Call(RpcMethods.Points.Count,
            new CountPoints { CollectionName = collectionName, Filter = filter, Exact = true },
            static r => r.Result.Count, cancellationToken);

    /// <summary>Writes vectors of existing points; their other vectors and payload stay.</summary>
    public Task<UpdateResult> UpdateVectorsAsync(UpdatePointVectors request, CancellationToken cancellationToken = default) =>
        Call(RpcMethods.Points.UpdateVectors, request, static r => r.Result, cancellationToken);

    /// <summary>Removes named vectors from points.</summary>
    public Task<UpdateResult> DeleteVectorsAsync(DeletePointVectors request, CancellationToken cancellationToken = default) =>
        Call(RpcMethods.Points.DeleteVectors, request, static r => r.Result, cancellationToken);

    /// <summary>Does several writes in turn in one call. The first that fails ends it; those before stay applied.</summary>
    public Task<IReadOnlyList<UpdateResult>> UpdateBatchAsync(UpdateBatchPoints request, CancellationToken cancellationToken = default) =>
        Call(RpcMethods.Points.UpdateBatch, request, static r => (IReadOnlyList<UpdateResult>)r.Result, cancellationToken);

    /// <summary>Adds a named vector to a collection that exists.</summary>
    public Task<UpdateResult> CreateVectorNameAsync(CreateVectorNameRequest request, CancellationToken cancellationToken = default) =>
        Call(RpcMethods.Points.CreateVectorName, request, static r => r.Result, cancellationToken);

    /// <summary>Removes a named vector from a collection, with its data.</summary>
    public Task<UpdateResult> DeleteVectorNameAsync(DeleteVectorNameRequest request, CancellationToken cancellationToken = default) =>
        Call(RpcMethods.Points.DeleteVectorName, request, static r => r.Result, cancellationToken);
}
