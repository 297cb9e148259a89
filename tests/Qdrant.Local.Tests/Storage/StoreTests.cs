using Qdrant.Core;
using Qdrant.Core.Protocol;

namespace Qdrant.Local.Tests.Storage;

public sealed class StoreTests
{
    private const string Name = "things";

    [Fact]
    public async Task What_was_acknowledged_is_there_after_reopening()
    {
        using var folder = new TemporaryFolder();
        GetResponse before;
        CollectionInfo info;
        await using (QdrantClient client = QdrantLocal.Open(folder.Path))
        {
            await CreateAsync(client);
            await client.UpsertAsync(Points(1, 50));
            await client.SetPayloadAsync(new SetPayloadPoints
            {
                CollectionName = Name, Wait = true, Payload = { ["extra"] = new Value { IntegerValue = 7 } }, PointsSelector = Ids(3, 4),
            });
            await client.DeleteAsync(new DeletePoints { CollectionName = Name, Wait = true, Points = Ids(11, 12) });
            await client.UpsertAsync(Points(60, 3));
            await client.DeleteVectorsAsync(new DeletePointVectors { CollectionName = Name, Wait = true, PointsSelector = Ids(6), Vectors = new VectorsSelector { Names = { "dense" } } });
            before = await ReadAsync(client);
            info = await client.GetCollectionInfoAsync(Name);
        }
        await using QdrantClient reopened = QdrantLocal.Open(folder.Path);
        GetResponse after = await ReadAsync(reopened);
        CollectionInfo infoAfter = await reopened.GetCollectionInfoAsync(Name);

        Assert.Equal(51, after.Result.Count);
        Assert.Equal(before.Result, after.Result);
        Assert.Equal(info, infoAfter);
        UpdateResult next = await reopened.UpsertAsync(Points(100, 1));
        Assert.Equal(6UL, next.OperationId);
    }

    [Fact]
    public async Task A_second_opener_is_told_that_the_folder_is_in_use()
    {
        using var folder = new TemporaryFolder();
        await using QdrantClient first = QdrantLocal.Open(folder.Path);
        var error = Assert.Throws<QdrantStoreException>(() => QdrantLocal.Open(folder.Path));
        Assert.Equal(StoreProblem.InUse, error.Problem);
        Assert.Contains(folder.Path, error.Message);
    }

    [Fact]
    public async Task Deleting_a_collection_frees_its_files()
    {
        using var folder = new TemporaryFolder();
        await using QdrantClient client = QdrantLocal.Open(folder.Path);
        await CreateAsync(client);
        await client.UpsertAsync(Points(1, 20));
        Assert.NotEmpty(Directory.GetDirectories(Path.Combine(folder.Path, "collections")));
        await client.DeleteCollectionAsync(Name);
        Assert.Empty(Directory.GetDirectories(Path.Combine(folder.Path, "collections")));
    }

    [Fact]
    public async Task Replaced_and_deleted_vectors_leave_room_for_new_ones()
    {
        using var folder = new TemporaryFolder();
        var trace = new DiskTrace(folder.Path);
        SqliteTap.EnsureRegistered();
        await using (var client = new QdrantClient(QdrantLocal.OpenTransport(folder.Path, null, new TracedFiles(trace))))
        {
            await CreateAsync(client);
            for (int round = 0; round < 200; round++)
            {
                await client.UpsertAsync(Points(1 + round % 3, 50));
                await client.DeleteAsync(Name, [new PointId { Num = (ulong)(11 + round % 40) }]);
                AssertBounded();
            }
        }
        // Free rows are known again after opening.
        await using (var client = new QdrantClient(QdrantLocal.OpenTransport(folder.Path, null, new TracedFiles(trace))))
        {
            for (int round = 0; round < 5; round++) await client.UpsertAsync(Points(1, 50));
            AssertBounded();
        }

        void AssertBounded()
        {
            string collection = Path.Combine(folder.Path, "collections", "1");
            Assert.InRange(new FileInfo(Path.Combine(collection, "vectors-0.bin")).Length, 64, 64 + 3 * sizeof(float) * 2 * 53);
            // While one thread copies the log, no other can, and the log grows by what is written meanwhile. Never begun anew it would take five times as much.
            Assert.InRange(new FileInfo(Path.Combine(collection, "points.sqlite-wal")).Length, 0, 16 * (64 << 10));
        }
    }

    [Theory]
    [InlineData("points.sqlite")]
    [InlineData("vectors-0.bin")]
    public async Task A_damaged_file_is_named_and_left_as_it_is(string file)
    {
        using var folder = new TemporaryFolder();
        await using (QdrantClient client = QdrantLocal.Open(folder.Path))
        {
            await CreateAsync(client);
            await client.UpsertAsync(Points(1, 20));
        }
        string path = Path.Combine(folder.Path, "collections", "1", file);
        byte[] bytes = File.ReadAllBytes(path);
        Array.Fill(bytes, (byte)0x5A, 0, 64);
        File.WriteAllBytes(path, bytes);

        var error = Assert.Throws<QdrantStoreException>(() => QdrantLocal.Open(folder.Path));
        Assert.Equal(StoreProblem.Corrupt, error.Problem);
        Assert.Equal(path, error.Path);
        Assert.Equal(bytes, File.ReadAllBytes(path));
    }

    [Fact]
    public async Task A_vector_file_that_lost_its_end_is_refused()
    {
        using var folder = new TemporaryFolder();
        await using (QdrantClient client = QdrantLocal.Open(folder.Path))
        {
            await CreateAsync(client);
            await client.UpsertAsync(Points(1, 20));
        }
        string path = Path.Combine(folder.Path, "collections", "1", "vectors-0.bin");
        using (FileStream stream = File.Open(path, FileMode.Open)) stream.SetLength(stream.Length - 1);

        Assert.Equal(StoreProblem.Corrupt, Assert.Throws<QdrantStoreException>(() => QdrantLocal.Open(folder.Path)).Problem);
    }

    [Theory]
    [InlineData(99, StoreProblem.NewerFormat)]
    [InlineData(1, StoreProblem.OlderFormat)]
    public async Task Another_format_is_refused_and_left_as_it_is(byte format, StoreProblem problem)
    {
        using var folder = new TemporaryFolder();
        await using (QdrantClient client = QdrantLocal.Open(folder.Path)) await CreateAsync(client);
        string path = Path.Combine(folder.Path, "catalogue.sqlite");
        byte[] bytes = File.ReadAllBytes(path);
        bytes[63] = format; // user_version, big-endian at 60
        File.WriteAllBytes(path, bytes);

        var error = Assert.Throws<QdrantStoreException>(() => QdrantLocal.Open(folder.Path));
        Assert.Equal(problem, error.Problem);
        Assert.Contains($"format {format}", error.Message);
        Assert.Equal(bytes, File.ReadAllBytes(path));
    }

    [Fact]
    public async Task Aliases_survive_and_vector_names_come_and_go()
    {
        using var folder = new TemporaryFolder();
        await using (QdrantClient client = QdrantLocal.Open(folder.Path))
        {
            await CreateAsync(client);
            await client.UpsertAsync(Points(1, 5));
            await client.UpdateAliasesAsync(new ChangeAliases { Actions = { new AliasOperations { CreateAlias = new CreateAlias { CollectionName = Name, AliasName = "other" } } } });
            await client.DeleteVectorNameAsync(new DeleteVectorNameRequest { CollectionName = Name, VectorName = "dense", Wait = true });
            await client.CreateVectorNameAsync(new CreateVectorNameRequest
            {
                CollectionName = Name, VectorName = "dense", Wait = true, DenseConfig = new DenseVectorCreationConfig { Size = 2, Distance = Distance.Dot },
            });
        }
        await using QdrantClient reopened = QdrantLocal.Open(folder.Path);
        GetResponse points = await reopened.GetAsync(new GetPoints { CollectionName = "other", Ids = { new PointId { Num = 1 } }, WithVectors = new WithVectorsSelector { Enable = true } });
        Assert.Equal(["many", "sparse"], points.Result.Single().Vectors.Vectors.Vectors.Keys.Order());
    }

    internal static Task CreateAsync(QdrantClient client) => client.CreateCollectionAsync(new CreateCollection
    {
        CollectionName = Name,
        VectorsConfig = new VectorsConfig
        {
            ParamsMap = new VectorParamsMap
            {
                Map =
                {
                    ["dense"] = new VectorParams { Size = 3, Distance = Distance.Cosine },
                    ["many"] = new VectorParams { Size = 2, Distance = Distance.Dot, MultivectorConfig = new MultiVectorConfig() },
                },
            },
        },
        SparseVectorsConfig = new SparseVectorConfig { Map = { ["sparse"] = new SparseVectorParams() } },
    });

    internal static UpsertPoints Points(int first, int count)
    {
        var request = new UpsertPoints { CollectionName = Name, Wait = true };
        for (int i = first; i < first + count; i++)
        {
            var vectors = new NamedVectors
            {
                Vectors =
                {
                    ["dense"] = new Vector { Dense = new DenseVector { Data = { i, 1, -i * 0.5f } } },
                    ["sparse"] = new Vector { Sparse = new SparseVector { Indices = { (uint)i, 3000 }, Values = { 1, 0.5f } } },
                },
            };
            if (i % 2 == 1)
                vectors.Vectors["many"] = new Vector { MultiDense = new MultiDenseVector { Vectors = { new DenseVector { Data = { i, 2 } }, new DenseVector { Data = { 3, i } } } } };
            request.Points.Add(new PointStruct
            {
                Id = i % 5 == 0 ? new PointId { Uuid = new Guid(i, 0, 0, new byte[8]).ToString() } : new PointId { Num = (ulong)i },
                Payload = { ["n"] = new Value { IntegerValue = i } },
                Vectors = new Vectors { Vectors_ = vectors },
            });
        }
        return request;
    }

    private static PointsSelector Ids(params ulong[] ids) => new() { Points = new PointsIdsList { Ids = { ids.Select(id => new PointId { Num = id }) } } };

    private static Task<GetResponse> ReadAsync(QdrantClient client)
    {
        var request = new GetPoints { CollectionName = Name, WithPayload = new WithPayloadSelector { Enable = true }, WithVectors = new WithVectorsSelector { Enable = true } };
        foreach (PointStruct point in Points(1, 70).Points) request.Ids.Add(point.Id);
        return client.GetAsync(request);
    }
}
