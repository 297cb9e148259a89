#pragma warning disable CS0618 // The deprecated operations are tested like the others.
using System.Reflection;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Qdrant.Core.Calls;
using Qdrant.Core.Protocol;
using Qdrant.Core.Tests.Calls;
using HealthProtocol = Qdrant.Core.Protocol.Health;

namespace Qdrant.Core.Tests.Client;

/// <summary>Every operation calls the method it says, with the message it was given or made, and the caller's cancellation.</summary>
public sealed class OperationTests
{
    private static readonly PointId One = new() { Num = 1 };
    private static readonly Filter Any = new() { Must = { new Condition { HasId = new HasIdCondition { HasId = { One } } } } };
    private static readonly PointsSelector Ids = new() { Points = new PointsIdsList { Ids = { One } } };

    /// <summary>The operation, the path it calls, the request it sends.</summary>
    public static readonly Dictionary<string, (Func<QdrantClient, CancellationToken, Task> Call, string Path, IMessage Request)> Table = new()
    {
        ["create"] = Same((c, r, t) => c.CreateCollectionAsync(r, t), "Collections/Create", new CreateCollection { CollectionName = "shop" }),
        ["create with vectors"] = ((c, t) => c.CreateCollectionAsync("shop", new VectorParams { Size = 4 }, t), "Collections/Create",
            new CreateCollection { CollectionName = "shop", VectorsConfig = new VectorsConfig { Params = new VectorParams { Size = 4 } } }),
        ["exists"] = ((c, t) => c.CollectionExistsAsync("shop", t), "Collections/CollectionExists", new CollectionExistsRequest { CollectionName = "shop" }),
        ["info"] = ((c, t) => c.GetCollectionInfoAsync("shop", t), "Collections/Get", new GetCollectionInfoRequest { CollectionName = "shop" }),
        ["list"] = ((c, t) => c.ListCollectionsAsync(t), "Collections/List", new ListCollectionsRequest()),
        ["update"] = Same((c, r, t) => c.UpdateCollectionAsync(r, t), "Collections/Update", new UpdateCollection { CollectionName = "shop" }),
        ["delete collection"] = Same((c, r, t) => c.DeleteCollectionAsync(r, t), "Collections/Delete", new DeleteCollection { CollectionName = "shop", Timeout = 3 }),
        ["delete collection by name"] = ((c, t) => c.DeleteCollectionAsync("shop", t), "Collections/Delete", new DeleteCollection { CollectionName = "shop" }),
        ["aliases"] = Same((c, r, t) => c.UpdateAliasesAsync(r, t), "Collections/UpdateAliases", new ChangeAliases { Timeout = 3 }),
        ["create alias"] = ((c, t) => c.CreateAliasAsync("a", "shop", t), "Collections/UpdateAliases",
            new ChangeAliases { Actions = { new AliasOperations { CreateAlias = new CreateAlias { AliasName = "a", CollectionName = "shop" } } } }),
        ["rename alias"] = ((c, t) => c.RenameAliasAsync("a", "b", t), "Collections/UpdateAliases",
            new ChangeAliases { Actions = { new AliasOperations { RenameAlias = new RenameAlias { OldAliasName = "a", NewAliasName = "b" } } } }),
        ["delete alias"] = ((c, t) => c.DeleteAliasAsync("a", t), "Collections/UpdateAliases",
            new ChangeAliases { Actions = { new AliasOperations { DeleteAlias = new DeleteAlias { AliasName = "a" } } } }),
        ["aliases of one"] = ((c, t) => c.ListCollectionAliasesAsync("shop", t), "Collections/ListCollectionAliases", new ListCollectionAliasesRequest { CollectionName = "shop" }),
        ["all aliases"] = ((c, t) => c.ListAliasesAsync(t), "Collections/ListAliases", new ListAliasesRequest()),
        ["cluster info"] = ((c, t) => c.GetCollectionClusterInfoAsync("shop", t), "Collections/CollectionClusterInfo", new CollectionClusterInfoRequest { CollectionName = "shop" }),
        ["cluster setup"] = Same((c, r, t) => c.UpdateCollectionClusterSetupAsync(r, t), "Collections/UpdateCollectionClusterSetup", new UpdateCollectionClusterSetupRequest { CollectionName = "shop" }),
        ["create shard key"] = Same((c, r, t) => c.CreateShardKeyAsync(r, t), "Collections/CreateShardKey", new CreateShardKeyRequest { CollectionName = "shop" }),
        ["delete shard key"] = Same((c, r, t) => c.DeleteShardKeyAsync(r, t), "Collections/DeleteShardKey", new DeleteShardKeyRequest { CollectionName = "shop" }),
        ["shard keys"] = ((c, t) => c.ListShardKeysAsync("shop", t), "Collections/ListShardKeys", new ListShardKeysRequest { CollectionName = "shop" }),
        ["upsert"] = Same((c, r, t) => c.UpsertAsync(r, t), "Points/Upsert", new UpsertPoints { CollectionName = "shop" }),
        ["upsert points"] = ((c, t) => c.UpsertAsync("shop", [new PointStruct { Id = One }], t), "Points/Upsert",
            new UpsertPoints { CollectionName = "shop", Wait = true, Points = { new PointStruct { Id = One } } }),
        ["delete"] = Same((c, r, t) => c.DeleteAsync(r, t), "Points/Delete", new DeletePoints { CollectionName = "shop", Points = Ids }),
        ["delete ids"] = ((c, t) => c.DeleteAsync("shop", [One], t), "Points/Delete", new DeletePoints { CollectionName = "shop", Wait = true, Points = Ids }),
        ["delete filter"] = ((c, t) => c.DeleteAsync("shop", Any, t), "Points/Delete", new DeletePoints { CollectionName = "shop", Wait = true, Points = new PointsSelector { Filter = Any } }),
        ["get"] = Same((c, r, t) => c.GetAsync(r, t), "Points/Get", new GetPoints { CollectionName = "shop", Ids = { One } }),
        ["get ids"] = ((c, t) => c.GetAsync("shop", [One], t), "Points/Get", new GetPoints
        {
            CollectionName = "shop",
            Ids = { One },
            WithPayload = new WithPayloadSelector { Enable = true },
            WithVectors = new WithVectorsSelector { Enable = true },
        }),
        ["update vectors"] = Same((c, r, t) => c.UpdateVectorsAsync(r, t), "Points/UpdateVectors", new UpdatePointVectors { CollectionName = "shop" }),
        ["delete vectors"] = Same((c, r, t) => c.DeleteVectorsAsync(r, t), "Points/DeleteVectors", new DeletePointVectors { CollectionName = "shop", PointsSelector = Ids }),
        ["set payload"] = Same((c, r, t) => c.SetPayloadAsync(r, t), "Points/SetPayload", new SetPayloadPoints { CollectionName = "shop", PointsSelector = Ids }),
        ["overwrite payload"] = Same((c, r, t) => c.OverwritePayloadAsync(r, t), "Points/OverwritePayload", new SetPayloadPoints { CollectionName = "shop", PointsSelector = Ids }),
        ["delete payload"] = Same((c, r, t) => c.DeletePayloadAsync(r, t), "Points/DeletePayload", new DeletePayloadPoints { CollectionName = "shop", Keys = { "k" } }),
        ["clear payload"] = Same((c, r, t) => c.ClearPayloadAsync(r, t), "Points/ClearPayload", new ClearPayloadPoints { CollectionName = "shop", Points = Ids }),
        ["create index"] = Same((c, r, t) => c.CreateFieldIndexAsync(r, t), "Points/CreateFieldIndex", new CreateFieldIndexCollection { CollectionName = "shop", FieldName = "k" }),
        ["create index of a kind"] = ((c, t) => c.CreateFieldIndexAsync("shop", "k", Core.Protocol.FieldType.Keyword, t), "Points/CreateFieldIndex",
            new CreateFieldIndexCollection { CollectionName = "shop", Wait = true, FieldName = "k", FieldType = Core.Protocol.FieldType.Keyword }),
        ["delete index"] = Same((c, r, t) => c.DeleteFieldIndexAsync(r, t), "Points/DeleteFieldIndex", new DeleteFieldIndexCollection { CollectionName = "shop", FieldName = "k" }),
        ["delete index of a key"] = ((c, t) => c.DeleteFieldIndexAsync("shop", "k", t), "Points/DeleteFieldIndex",
            new DeleteFieldIndexCollection { CollectionName = "shop", Wait = true, FieldName = "k" }),
        ["create vector name"] = Same((c, r, t) => c.CreateVectorNameAsync(r, t), "Points/CreateVectorName", new CreateVectorNameRequest { CollectionName = "shop", VectorName = "v" }),
        ["delete vector name"] = Same((c, r, t) => c.DeleteVectorNameAsync(r, t), "Points/DeleteVectorName", new DeleteVectorNameRequest { CollectionName = "shop", VectorName = "v" }),
        ["search"] = Same((c, r, t) => c.SearchAsync(r, t), "Points/Search", new SearchPoints { CollectionName = "shop" }),
        ["search batch"] = Same((c, r, t) => c.SearchBatchAsync(r, t), "Points/SearchBatch", new SearchBatchPoints { CollectionName = "shop" }),
        ["search groups"] = Same((c, r, t) => c.SearchGroupsAsync(r, t), "Points/SearchGroups", new SearchPointGroups { CollectionName = "shop" }),
        ["scroll"] = Same((c, r, t) => c.ScrollAsync(r, t), "Points/Scroll", new ScrollPoints { CollectionName = "shop" }),
        ["recommend"] = Same((c, r, t) => c.RecommendAsync(r, t), "Points/Recommend", new RecommendPoints { CollectionName = "shop" }),
        ["recommend batch"] = Same((c, r, t) => c.RecommendBatchAsync(r, t), "Points/RecommendBatch", new RecommendBatchPoints { CollectionName = "shop" }),
        ["recommend groups"] = Same((c, r, t) => c.RecommendGroupsAsync(r, t), "Points/RecommendGroups", new RecommendPointGroups { CollectionName = "shop" }),
        ["discover"] = Same((c, r, t) => c.DiscoverAsync(r, t), "Points/Discover", new DiscoverPoints { CollectionName = "shop" }),
        ["discover batch"] = Same((c, r, t) => c.DiscoverBatchAsync(r, t), "Points/DiscoverBatch", new DiscoverBatchPoints { CollectionName = "shop" }),
        ["count"] = Same((c, r, t) => c.CountAsync(r, t), "Points/Count", new CountPoints { CollectionName = "shop" }),
        ["count exactly"] = ((c, t) => c.CountAsync("shop", Any, t), "Points/Count", new CountPoints { CollectionName = "shop", Filter = Any, Exact = true }),
        ["update batch"] = Same((c, r, t) => c.UpdateBatchAsync(r, t), "Points/UpdateBatch", new UpdateBatchPoints { CollectionName = "shop" }),
        ["query"] = Same((c, r, t) => c.QueryAsync(r, t), "Points/Query", new QueryPoints { CollectionName = "shop" }),
        ["query batch"] = Same((c, r, t) => c.QueryBatchAsync(r, t), "Points/QueryBatch", new QueryBatchPoints { CollectionName = "shop" }),
        ["query groups"] = Same((c, r, t) => c.QueryGroupsAsync(r, t), "Points/QueryGroups", new QueryPointGroups { CollectionName = "shop" }),
        ["facet"] = Same((c, r, t) => c.FacetAsync(r, t), "Points/Facet", new FacetCounts { CollectionName = "shop", Key = "k" }),
        ["facet of a key"] = ((c, t) => c.FacetAsync("shop", "k", Any, t), "Points/Facet", new FacetCounts { CollectionName = "shop", Key = "k", Filter = Any }),
        ["pairs"] = Same((c, r, t) => c.SearchMatrixPairsAsync(r, t), "Points/SearchMatrixPairs", new SearchMatrixPoints { CollectionName = "shop" }),
        ["offsets"] = Same((c, r, t) => c.SearchMatrixOffsetsAsync(r, t), "Points/SearchMatrixOffsets", new SearchMatrixPoints { CollectionName = "shop" }),
        ["create snapshot"] = ((c, t) => c.CreateSnapshotAsync("shop", t), "Snapshots/Create", new CreateSnapshotRequest { CollectionName = "shop" }),
        ["list snapshots"] = ((c, t) => c.ListSnapshotsAsync("shop", t), "Snapshots/List", new ListSnapshotsRequest { CollectionName = "shop" }),
        ["delete snapshot"] = ((c, t) => c.DeleteSnapshotAsync("shop", "s", t), "Snapshots/Delete", new DeleteSnapshotRequest { CollectionName = "shop", SnapshotName = "s" }),
        ["create full snapshot"] = ((c, t) => c.CreateFullSnapshotAsync(t), "Snapshots/CreateFull", new CreateFullSnapshotRequest()),
        ["list full snapshots"] = ((c, t) => c.ListFullSnapshotsAsync(t), "Snapshots/ListFull", new ListFullSnapshotsRequest()),
        ["delete full snapshot"] = ((c, t) => c.DeleteFullSnapshotAsync("s", t), "Snapshots/DeleteFull", new DeleteFullSnapshotRequest { SnapshotName = "s" }),
        ["health"] = ((c, t) => c.HealthCheckAsync(t), "Qdrant/HealthCheck", new HealthCheckRequest()),
        ["serving"] = ((c, t) => c.IsServingAsync(t), "Health/Check", new HealthProtocol.HealthCheckRequest()),
    };

    public static TheoryData<string> Operations => [.. Table.Keys];

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task It_calls_its_method(string operation)
    {
        (Func<QdrantClient, CancellationToken, Task> call, string path, IMessage request) = Table[operation];
        using CancellationTokenSource caller = new();
        ScriptedTransport transport = new(sent => AnswerTo(sent.Method));
        await using QdrantClient client = new(transport, new QdrantClientOptions { ServerRelease = QdrantRelease.Newest });

        await call(client, caller.Token);
        ScriptedTransport.Call sent = Assert.Single(transport.Sent);
        Assert.EndsWith(path, sent.Method);
        Assert.Equal(request.ToByteArray(), sent.Body);
        Assert.Equal(caller.Token, sent.Cancellation);

        await caller.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call(client, caller.Token));
    }

    [Fact]
    public void Every_method_and_every_public_operation_is_in_the_table()
    {
        Assert.Equal(RpcMethods.All.Select(method => method.Path.Split('.')[^1]).Order(), Table.Values.Select(row => row.Path).Distinct().Order());
        int operations = typeof(QdrantClient).GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .Count(method => typeof(Task).IsAssignableFrom(method.ReturnType) && method.Name != nameof(QdrantClient.UploadAsync));
        Assert.Equal(operations, Table.Count);
    }

    [Fact]
    public void The_table_of_methods_agrees_with_the_descriptors_and_the_releases()
    {
        ServiceDescriptor[] services =
        [
            CollectionsServiceReflection.Descriptor.Services[0], PointsServiceReflection.Descriptor.Services[0], SnapshotsServiceReflection.Descriptor.Services[0],
            QdrantReflection.Descriptor.Services[0], HealthProtocol.HealthCheckReflection.Descriptor.Services[0],
        ];
        Dictionary<string, MethodDescriptor> all = services.SelectMany(s => s.Methods).ToDictionary(m => $"/{m.Service.FullName}/{m.Name}");

        Assert.Equal(all.Keys.Order(), RpcMethods.All.Select(method => method.Path).Order());
        Assert.Equal(52, RpcMethods.All.Count);
        foreach (RpcMethod method in RpcMethods.All)
        {
            Type[] messages = method.GetType().GetGenericArguments();
            Assert.Equal(all[method.Path].InputType.ClrType, messages[0]);
            Assert.Equal(all[method.Path].OutputType.ClrType, messages[1]);
            Assert.Equal(all[method.Path].InputType.FullName, method.RequestName);
            Assert.Equal(ReleaseTable.OfMethod(method.Path), method.Since);
            FieldDescriptor? first = all[method.Path].InputType.FindFieldByNumber(1);
            Assert.Equal(first?.Name == "collection_name", method.NamesCollection);
        }
    }

    [Fact]
    public async Task Results_are_taken_out_of_the_answers()
    {
        ScriptedTransport transport = new(sent => sent.Method switch
        {
            "/qdrant.Collections/List" => new ListCollectionsResponse { Collections = { new CollectionDescription { Name = "a" }, new CollectionDescription { Name = "b" } } },
            "/qdrant.Collections/CollectionExists" => new CollectionExistsResponse { Result = new CollectionExists { Exists = true } },
            "/qdrant.Collections/Delete" => new CollectionOperationResponse { Result = true },
            "/qdrant.Collections/ListShardKeys" => new ListShardKeysResponse { ShardKeys = { new ShardKeyDescription { Key = new ShardKey { Keyword = "k" } } } },
            "/grpc.health.v1.Health/Check" => new HealthProtocol.HealthCheckResponse { Status = HealthProtocol.HealthCheckResponse.Types.ServingStatus.Serving },
            _ => new PointsOperationResponse { Result = new UpdateResult { OperationId = 9, Status = UpdateStatus.Completed } },
        });
        await using QdrantClient client = new(transport);

        Assert.Equal(["a", "b"], await client.ListCollectionsAsync());
        Assert.True(await client.CollectionExistsAsync("a"));
        Assert.True(await client.DeleteCollectionAsync("a"));
        Assert.Equal("k", Assert.Single(await client.ListShardKeysAsync("a")).Keyword);
        Assert.True(await client.IsServingAsync());
        Assert.Equal(9UL, (await client.UpsertAsync("a", [])).OperationId);
    }

    [Fact]
    public async Task A_view_has_its_own_settings_and_leaves_the_connection_alone()
    {
        ScriptedTransport transport = new(_ => new CountResponse { Result = new CountResult() });
        QdrantClient client = new(transport);
        Dictionary<string, string> headers = new() { ["x-qdrant-route-affinity"] = "me" };

        await using (QdrantClient view = client.With(new CallOptions { Timeout = TimeSpan.FromSeconds(5), Headers = headers })) await view.CountAsync("shop");
        Assert.False(transport.Disposed);
        await client.DisposeAsync();
        await client.DisposeAsync();

        ScriptedTransport.Call sent = Assert.Single(transport.Real);
        Assert.Same(headers, sent.Settings.Headers);
        Assert.InRange(sent.Settings.Timeout!.Value, TimeSpan.Zero, TimeSpan.FromSeconds(5));
        Assert.True(transport.Disposed);
    }

    private static (Func<QdrantClient, CancellationToken, Task>, string, IMessage) Same<T>(Func<QdrantClient, T, CancellationToken, Task> call, string path, T request)
        where T : IMessage => ((client, token) => call(client, request, token), path, request);

    /// <summary>An answer in which every message field is set, so that results can be taken out.</summary>
    private static IMessage AnswerTo(string path)
    {
        IMessage answer = (IMessage)Activator.CreateInstance(RpcMethods.All.Single(method => method.Path == path).GetType().GetGenericArguments()[1])!;
        foreach (FieldDescriptor field in answer.Descriptor.Fields.InDeclarationOrder())
            if (field is { FieldType: Google.Protobuf.Reflection.FieldType.Message, IsRepeated: false }) field.Accessor.SetValue(answer, Activator.CreateInstance(field.MessageType.ClrType)!);
        return answer;
    }
}
