using Qdrant.Core.Protocol;
using static Qdrant.Core.Calls.RpcEffect;
using HealthProtocol = Qdrant.Core.Protocol.Health;

namespace Qdrant.Core.Calls;

/// <summary>Every method of the API, as a table: path, messages, what repeating it does, the release it came with.</summary>
public static class RpcMethods
{
    /// <summary>Collections, aliases, shard keys.</summary>
    public static class Collections
    {
        /// <summary><c>/qdrant.Collections/Get</c>, since 1.0.</summary>
        public static readonly RpcMethod<GetCollectionInfoRequest, GetCollectionInfoResponse> Get = new("/qdrant.Collections/Get", Read, 0, GetCollectionInfoResponse.Parser);
        /// <summary><c>/qdrant.Collections/List</c>, since 1.0.</summary>
        public static readonly RpcMethod<ListCollectionsRequest, ListCollectionsResponse> List = new("/qdrant.Collections/List", Read, 0, ListCollectionsResponse.Parser) { NamesCollection = false };
        /// <summary><c>/qdrant.Collections/Create</c>, since 1.0.</summary>
        public static readonly RpcMethod<CreateCollection, CollectionOperationResponse> Create = new("/qdrant.Collections/Create", Write, 0, CollectionOperationResponse.Parser);
        /// <summary><c>/qdrant.Collections/Update</c>, since 1.0.</summary>
        public static readonly RpcMethod<UpdateCollection, CollectionOperationResponse> Update = new("/qdrant.Collections/Update", RepeatableWrite, 0, CollectionOperationResponse.Parser);
        /// <summary><c>/qdrant.Collections/Delete</c>, since 1.0.</summary>
        public static readonly RpcMethod<DeleteCollection, CollectionOperationResponse> Delete = new("/qdrant.Collections/Delete", Write, 0, CollectionOperationResponse.Parser);
        /// <summary><c>/qdrant.Collections/UpdateAliases</c>, since 1.0.</summary>
        public static readonly RpcMethod<ChangeAliases, CollectionOperationResponse> UpdateAliases = new("/qdrant.Collections/UpdateAliases", Write, 0, CollectionOperationResponse.Parser) { NamesCollection = false };
        /// <summary><c>/qdrant.Collections/ListCollectionAliases</c>, since 1.0.</summary>
        public static readonly RpcMethod<ListCollectionAliasesRequest, ListAliasesResponse> ListCollectionAliases = new("/qdrant.Collections/ListCollectionAliases", Read, 0, ListAliasesResponse.Parser);
        /// <summary><c>/qdrant.Collections/ListAliases</c>, since 1.0.</summary>
        public static readonly RpcMethod<ListAliasesRequest, ListAliasesResponse> ListAliases = new("/qdrant.Collections/ListAliases", Read, 0, ListAliasesResponse.Parser) { NamesCollection = false };
        /// <summary><c>/qdrant.Collections/CollectionClusterInfo</c>, since 1.2.</summary>
        public static readonly RpcMethod<CollectionClusterInfoRequest, CollectionClusterInfoResponse> CollectionClusterInfo = new("/qdrant.Collections/CollectionClusterInfo", Read, 2, CollectionClusterInfoResponse.Parser);
        /// <summary><c>/qdrant.Collections/CollectionExists</c>, since 1.8.</summary>
        public static readonly RpcMethod<CollectionExistsRequest, CollectionExistsResponse> CollectionExists = new("/qdrant.Collections/CollectionExists", Read, 8, CollectionExistsResponse.Parser);
        /// <summary><c>/qdrant.Collections/UpdateCollectionClusterSetup</c>, since 1.2.</summary>
        public static readonly RpcMethod<UpdateCollectionClusterSetupRequest, UpdateCollectionClusterSetupResponse> UpdateCollectionClusterSetup = new("/qdrant.Collections/UpdateCollectionClusterSetup", Write, 2, UpdateCollectionClusterSetupResponse.Parser);
        /// <summary><c>/qdrant.Collections/CreateShardKey</c>, since 1.7.</summary>
        public static readonly RpcMethod<CreateShardKeyRequest, CreateShardKeyResponse> CreateShardKey = new("/qdrant.Collections/CreateShardKey", Write, 7, CreateShardKeyResponse.Parser);
        /// <summary><c>/qdrant.Collections/DeleteShardKey</c>, since 1.7.</summary>
        public static readonly RpcMethod<DeleteShardKeyRequest, DeleteShardKeyResponse> DeleteShardKey = new("/qdrant.Collections/DeleteShardKey", Write, 7, DeleteShardKeyResponse.Parser);
        /// <summary><c>/qdrant.Collections/ListShardKeys</c>, since 1.17.</summary>
        public static readonly RpcMethod<ListShardKeysRequest, ListShardKeysResponse> ListShardKeys = new("/qdrant.Collections/ListShardKeys", Read, 17, ListShardKeysResponse.Parser);
    }
    /// <summary>Points, payload indexes, named vectors, queries.</summary>
    public static class Points
    {
        /// <summary><c>/qdrant.Points/Upsert</c>, since 1.0.</summary>
        public static readonly RpcMethod<UpsertPoints, PointsOperationResponse> Upsert = new("/qdrant.Points/Upsert", RepeatableWrite, 0, PointsOperationResponse.Parser);
        /// <summary><c>/qdrant.Points/Delete</c>, since 1.0.</summary>
        public static readonly RpcMethod<DeletePoints, PointsOperationResponse> Delete = new("/qdrant.Points/Delete", RepeatableWrite, 0, PointsOperationResponse.Parser);
        /// <summary><c>/qdrant.Points/Get</c>, since 1.0.</summary>
        public static readonly RpcMethod<GetPoints, GetResponse> Get = new("/qdrant.Points/Get", Read, 0, GetResponse.Parser);
        /// <summary><c>/qdrant.Points/UpdateVectors</c>, since 1.2.</summary>
        public static readonly RpcMethod<UpdatePointVectors, PointsOperationResponse> UpdateVectors = new("/qdrant.Points/UpdateVectors", RepeatableWrite, 2, PointsOperationResponse.Parser);
        /// <summary><c>/qdrant.Points/DeleteVectors</c>, since 1.2.</summary>
        public static readonly RpcMethod<DeletePointVectors, PointsOperationResponse> DeleteVectors = new("/qdrant.Points/DeleteVectors", RepeatableWrite, 2, PointsOperationResponse.Parser);
        /// <summary><c>/qdrant.Points/SetPayload</c>, since 1.0.</summary>
        public static readonly RpcMethod<SetPayloadPoints, PointsOperationResponse> SetPayload = new("/qdrant.Points/SetPayload", RepeatableWrite, 0, PointsOperationResponse.Parser);
        /// <summary><c>/qdrant.Points/OverwritePayload</c>, since 1.0.</summary>
        public static readonly RpcMethod<SetPayloadPoints, PointsOperationResponse> OverwritePayload = new("/qdrant.Points/OverwritePayload", RepeatableWrite, 0, PointsOperationResponse.Parser);
        /// <summary><c>/qdrant.Points/DeletePayload</c>, since 1.0.</summary>
        public static readonly RpcMethod<DeletePayloadPoints, PointsOperationResponse> DeletePayload = new("/qdrant.Points/DeletePayload", RepeatableWrite, 0, PointsOperationResponse.Parser);
        /// <summary><c>/qdrant.Points/ClearPayload</c>, since 1.0.</summary>
        public static readonly RpcMethod<ClearPayloadPoints, PointsOperationResponse> ClearPayload = new("/qdrant.Points/ClearPayload", RepeatableWrite, 0, PointsOperationResponse.Parser);
        /// <summary><c>/qdrant.Points/CreateFieldIndex</c>, since 1.0.</summary>
        public static readonly RpcMethod<CreateFieldIndexCollection, PointsOperationResponse> CreateFieldIndex = new("/qdrant.Points/CreateFieldIndex", RepeatableWrite, 0, PointsOperationResponse.Parser);
        /// <summary><c>/qdrant.Points/DeleteFieldIndex</c>, since 1.0.</summary>
        public static readonly RpcMethod<DeleteFieldIndexCollection, PointsOperationResponse> DeleteFieldIndex = new("/qdrant.Points/DeleteFieldIndex", RepeatableWrite, 0, PointsOperationResponse.Parser);
        /// <summary><c>/qdrant.Points/CreateVectorName</c>, since 1.18.</summary>
        public static readonly RpcMethod<CreateVectorNameRequest, PointsOperationResponse> CreateVectorName = new("/qdrant.Points/CreateVectorName", Write, 18, PointsOperationResponse.Parser);
        /// <summary><c>/qdrant.Points/DeleteVectorName</c>, since 1.18.</summary>
        public static readonly RpcMethod<DeleteVectorNameRequest, PointsOperationResponse> DeleteVectorName = new("/qdrant.Points/DeleteVectorName", Write, 18, PointsOperationResponse.Parser);
        /// <summary><c>/qdrant.Points/Search</c>, since 1.0. Deprecated: <see cref="Query"/> does it.</summary>
        public static readonly RpcMethod<SearchPoints, SearchResponse> Search = new("/qdrant.Points/Search", Read, 0, SearchResponse.Parser);
        /// <summary><c>/qdrant.Points/SearchBatch</c>, since 1.0. Deprecated: <see cref="Query"/> does it.</summary>
        public static readonly RpcMethod<SearchBatchPoints, SearchBatchResponse> SearchBatch = new("/qdrant.Points/SearchBatch", Read, 0, SearchBatchResponse.Parser);
        /// <summary><c>/qdrant.Points/SearchGroups</c>, since 1.2. Deprecated: <see cref="Query"/> does it.</summary>
        public static readonly RpcMethod<SearchPointGroups, SearchGroupsResponse> SearchGroups = new("/qdrant.Points/SearchGroups", Read, 2, SearchGroupsResponse.Parser);
        /// <summary><c>/qdrant.Points/Scroll</c>, since 1.0.</summary>
        public static readonly RpcMethod<ScrollPoints, ScrollResponse> Scroll = new("/qdrant.Points/Scroll", Read, 0, ScrollResponse.Parser);
        /// <summary><c>/qdrant.Points/Recommend</c>, since 1.0. Deprecated: <see cref="Query"/> does it.</summary>
        public static readonly RpcMethod<RecommendPoints, RecommendResponse> Recommend = new("/qdrant.Points/Recommend", Read, 0, RecommendResponse.Parser);
        /// <summary><c>/qdrant.Points/RecommendBatch</c>, since 1.0. Deprecated: <see cref="Query"/> does it.</summary>
        public static readonly RpcMethod<RecommendBatchPoints, RecommendBatchResponse> RecommendBatch = new("/qdrant.Points/RecommendBatch", Read, 0, RecommendBatchResponse.Parser);
        /// <summary><c>/qdrant.Points/RecommendGroups</c>, since 1.2. Deprecated: <see cref="Query"/> does it.</summary>
        public static readonly RpcMethod<RecommendPointGroups, RecommendGroupsResponse> RecommendGroups = new("/qdrant.Points/RecommendGroups", Read, 2, RecommendGroupsResponse.Parser);
        /// <summary><c>/qdrant.Points/Discover</c>, since 1.7. Deprecated: <see cref="Query"/> does it.</summary>
        public static readonly RpcMethod<DiscoverPoints, DiscoverResponse> Discover = new("/qdrant.Points/Discover", Read, 7, DiscoverResponse.Parser);
        /// <summary><c>/qdrant.Points/DiscoverBatch</c>, since 1.7. Deprecated: <see cref="Query"/> does it.</summary>
        public static readonly RpcMethod<DiscoverBatchPoints, DiscoverBatchResponse> DiscoverBatch = new("/qdrant.Points/DiscoverBatch", Read, 7, DiscoverBatchResponse.Parser);
        /// <summary><c>/qdrant.Points/Count</c>, since 1.0.</summary>
        public static readonly RpcMethod<CountPoints, CountResponse> Count = new("/qdrant.Points/Count", Read, 0, CountResponse.Parser);
        /// <summary><c>/qdrant.Points/UpdateBatch</c>, since 1.5.</summary>
        public static readonly RpcMethod<UpdateBatchPoints, UpdateBatchResponse> UpdateBatch = new("/qdrant.Points/UpdateBatch", RepeatableWrite, 5, UpdateBatchResponse.Parser);
        /// <summary><c>/qdrant.Points/Query</c>, since 1.10.</summary>
        public static readonly RpcMethod<QueryPoints, QueryResponse> Query = new("/qdrant.Points/Query", Read, 10, QueryResponse.Parser);
        /// <summary><c>/qdrant.Points/QueryBatch</c>, since 1.10.</summary>
        public static readonly RpcMethod<QueryBatchPoints, QueryBatchResponse> QueryBatch = new("/qdrant.Points/QueryBatch", Read, 10, QueryBatchResponse.Parser);
        /// <summary><c>/qdrant.Points/QueryGroups</c>, since 1.11.</summary>
        public static readonly RpcMethod<QueryPointGroups, QueryGroupsResponse> QueryGroups = new("/qdrant.Points/QueryGroups", Read, 11, QueryGroupsResponse.Parser);
        /// <summary><c>/qdrant.Points/Facet</c>, since 1.12.</summary>
        public static readonly RpcMethod<FacetCounts, FacetResponse> Facet = new("/qdrant.Points/Facet", Read, 12, FacetResponse.Parser);
        /// <summary><c>/qdrant.Points/SearchMatrixPairs</c>, since 1.12.</summary>
        public static readonly RpcMethod<SearchMatrixPoints, SearchMatrixPairsResponse> SearchMatrixPairs = new("/qdrant.Points/SearchMatrixPairs", Read, 12, SearchMatrixPairsResponse.Parser);
        /// <summary><c>/qdrant.Points/SearchMatrixOffsets</c>, since 1.12.</summary>
        public static readonly RpcMethod<SearchMatrixPoints, SearchMatrixOffsetsResponse> SearchMatrixOffsets = new("/qdrant.Points/SearchMatrixOffsets", Read, 12, SearchMatrixOffsetsResponse.Parser);
    }
    /// <summary>Snapshots.</summary>
    public static class Snapshots
    {
        /// <summary><c>/qdrant.Snapshots/Create</c>, since 1.0.</summary>
        public static readonly RpcMethod<CreateSnapshotRequest, CreateSnapshotResponse> Create = new("/qdrant.Snapshots/Create", Write, 0, CreateSnapshotResponse.Parser) { IsSlow = true };
        /// <summary><c>/qdrant.Snapshots/List</c>, since 1.0.</summary>
        public static readonly RpcMethod<ListSnapshotsRequest, ListSnapshotsResponse> List = new("/qdrant.Snapshots/List", Read, 0, ListSnapshotsResponse.Parser);
        /// <summary><c>/qdrant.Snapshots/Delete</c>, since 1.0.</summary>
        public static readonly RpcMethod<DeleteSnapshotRequest, DeleteSnapshotResponse> Delete = new("/qdrant.Snapshots/Delete", Write, 0, DeleteSnapshotResponse.Parser);
        /// <summary><c>/qdrant.Snapshots/CreateFull</c>, since 1.0.</summary>
        public static readonly RpcMethod<CreateFullSnapshotRequest, CreateSnapshotResponse> CreateFull = new("/qdrant.Snapshots/CreateFull", Write, 0, CreateSnapshotResponse.Parser) { NamesCollection = false, IsSlow = true };
        /// <summary><c>/qdrant.Snapshots/ListFull</c>, since 1.0.</summary>
        public static readonly RpcMethod<ListFullSnapshotsRequest, ListSnapshotsResponse> ListFull = new("/qdrant.Snapshots/ListFull", Read, 0, ListSnapshotsResponse.Parser) { NamesCollection = false };
        /// <summary><c>/qdrant.Snapshots/DeleteFull</c>, since 1.0.</summary>
        public static readonly RpcMethod<DeleteFullSnapshotRequest, DeleteSnapshotResponse> DeleteFull = new("/qdrant.Snapshots/DeleteFull", Write, 0, DeleteSnapshotResponse.Parser) { NamesCollection = false };
    }
    /// <summary>The server itself.</summary>
    public static class Service
    {
        /// <summary><c>/qdrant.Qdrant/HealthCheck</c>, since 1.0.</summary>
        public static readonly RpcMethod<HealthCheckRequest, HealthCheckReply> HealthCheck = new("/qdrant.Qdrant/HealthCheck", Read, 0, HealthCheckReply.Parser) { NamesCollection = false };
    }
    /// <summary>The standard gRPC health service.</summary>
    public static class Health
    {
        /// <summary><c>/grpc.health.v1.Health/Check</c>, since 1.6.</summary>
        public static readonly RpcMethod<HealthProtocol.HealthCheckRequest, HealthProtocol.HealthCheckResponse> Check = new("/grpc.health.v1.Health/Check", Read, 6, HealthProtocol.HealthCheckResponse.Parser) { NamesCollection = false };
    }

    /// <summary>All methods, in the order of the table.</summary>
    public static IReadOnlyList<RpcMethod> All { get; } =
    [
        Collections.Get, Collections.List, Collections.Create, Collections.Update,
        Collections.Delete, Collections.UpdateAliases, Collections.ListCollectionAliases, Collections.ListAliases,
        Collections.CollectionClusterInfo, Collections.CollectionExists, Collections.UpdateCollectionClusterSetup, Collections.CreateShardKey,
        Collections.DeleteShardKey, Collections.ListShardKeys, Points.Upsert, Points.Delete,
        Points.Get, Points.UpdateVectors, Points.DeleteVectors, Points.SetPayload,
        Points.OverwritePayload, Points.DeletePayload, Points.ClearPayload, Points.CreateFieldIndex,
        Points.DeleteFieldIndex, Points.CreateVectorName, Points.DeleteVectorName, Points.Search,
        Points.SearchBatch, Points.SearchGroups, Points.Scroll, Points.Recommend,
        Points.RecommendBatch, Points.RecommendGroups, Points.Discover, Points.DiscoverBatch,
        Points.Count, Points.UpdateBatch, Points.Query, Points.QueryBatch,
        Points.QueryGroups, Points.Facet, Points.SearchMatrixPairs, Points.SearchMatrixOffsets,
        Snapshots.Create, Snapshots.List, Snapshots.Delete, Snapshots.CreateFull,
        Snapshots.ListFull, Snapshots.DeleteFull, Service.HealthCheck, Health.Check,
    ];
}
