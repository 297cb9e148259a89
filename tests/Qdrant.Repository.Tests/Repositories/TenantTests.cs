using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Qdrant.Core;
using Qdrant.Core.Calls;
using Qdrant.Core.Protocol;
using Qdrant.Local;

namespace Qdrant.Repository.Tests.Repositories;

[QdrantCollection("tenant_notes")]
public sealed record TenantNote
{
    [PointId] public int Id { get; init; }
    [Tenant] public string TenantId { get; init; } = "";
    [Vector(2, Distance.Dot)] public ReadOnlyMemory<float> Shape { get; init; } = new float[] { 1, 2 };
    [KeywordIndex] public string Topic { get; init; } = "";
    [IntegerIndex] public int Stars { get; init; }
}

[QdrantCollection("tenant_files")]
public sealed record TenantFile
{
    [PointId] public required string Path { get; init; }
    [Tenant, Payload("owner")] public string Owner { get; init; } = "";
    [Vector(2, Distance.Dot)] public ReadOnlyMemory<float> Shape { get; init; } = new float[] { 1, 2 };
    [ConcurrencyToken] public int Revision { get; init; }
    [IntegerIndex] public int Size { get; init; }
}

[QdrantProjection(typeof(TenantNote))]
public sealed partial record NoteCard(int Id, string TenantId);

/// <summary>A tenant sees and changes its own points only, whatever it asks for.</summary>
public sealed class TenantTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static async Task<(QdrantClient Client, TenantNoteTenants Tenants, ITenantNoteRepository A, ITenantNoteRepository B)> StartAsync()
    {
        QdrantClient client = QdrantLocal.InMemory();
        var tenants = new TenantNoteTenants(client);
        Assert.True(await tenants.EnsureCreatedAsync(Cancel));
        ITenantNoteRepository a = tenants.ForTenant("a"), b = tenants.ForTenant("b");
        await a.UpsertAsync(Enumerable.Range(1, 5).Select(id => new TenantNote { Id = id, Topic = "x", Stars = id }), Cancel);
        await b.UpsertAsync(Enumerable.Range(6, 5).Select(id => new TenantNote { Id = id, Topic = "x", Stars = id }), Cancel);
        return (client, tenants, a, b);
    }

    [Fact]
    public async Task The_index_of_the_tenant_is_one()
    {
        (QdrantClient client, TenantNoteTenants tenants, _, _) = await StartAsync();
        await using QdrantClient disposed = client;
        Assert.False(await tenants.EnsureCreatedAsync(Cancel));
        Assert.Contains(TenantNoteModel.Schema.PayloadIndexes, index => index is Schema.KeywordIndexSchema { Path: "tenant_id", IsTenant: true });
        PayloadSchemaInfo stored = (await client.GetCollectionInfoAsync("tenant_notes", Cancel)).PayloadSchema["tenant_id"];
        Assert.True(stored.Params.KeywordIndexParams.IsTenant);
    }

    [Fact]
    public async Task Every_read_is_of_one_tenant()
    {
        (QdrantClient client, TenantNoteTenants tenants, ITenantNoteRepository a, ITenantNoteRepository b) = await StartAsync();
        await using QdrantClient disposed = client;
        float[] near = [1, 1];
        int[] own = [1, 2, 3, 4, 5];
        Assert.Equal(5UL, await a.CountAsync(Cancel));
        Assert.Equal(2UL, await a.CountAsync(n => n.Stars > 3, Cancel));
        Assert.Equal(own, (await a.Query().Nearest(n => n.Shape, near).Limit(100).ToListAsync(Cancel)).Select(h => h.Item.Id).Order());
        Assert.Equal(own, (await a.Query().Prefetch(q => q.Nearest(n => n.Shape, near).Limit(5)).Prefetch(q => q.OrderBy(n => n.Stars).Limit(5)).FuseRrf().Limit(100).ToIdsAsync(Cancel)).Order());
        Assert.Equal(own, (await a.Query().Where(n => n.Topic == "x" || n.Stars > 0).Limit(100).Select<NoteCard>().ToItemsAsync(Cancel)).Select(n => n.Id).Order());
        Assert.All(await a.Query().Limit(100).Select<NoteCard>().ToItemsAsync(Cancel), n => Assert.Equal("a", n.TenantId));
        HitGroup<TenantNote, string> group = Assert.Single(await a.Query().Nearest(n => n.Shape, near).GroupBy(n => n.Topic, 100, 5).ToGroupsAsync(Cancel));
        Assert.Equal(own, group.Hits.Select(h => h.Item.Id).Order());
        Assert.Equal(5UL, Assert.Single(await a.FacetAsync(n => n.Topic, cancellationToken: Cancel)).Count);
        Assert.Equal(5UL, Assert.Single((await a.FacetsAsync(_ => true, f => f.Add(n => n.Topic), Cancel)).Of(n => n.Topic)).Count);
        Assert.Equal(own, (await a.ScrollAsync(Cancel).ToListAsync()).Select(n => n.Id));
        Assert.Equal([4, 5], (await a.ScrollAsync(n => n.Stars > 3, Cancel).ToListAsync()).Select(n => n.Id));
        Assert.Equal([1], (await a.FindAsync([1, 6, 7], Cancel)).Select(n => n.Id));
        Assert.Null(await a.FindAsync(6, Cancel));
        Assert.Equal(("b", 2), ((await b.FindAsync(6, Cancel))!.TenantId, (await b.FindAsync(6, Cancel))!.Shape.Length));
        Assert.Empty(await a.Query().Where(n => n.TenantId != "a").Limit(10).ToIdsAsync(Cancel));
        Assert.Equal(0UL, await a.CountAsync(n => n.TenantId != "a", Cancel));
        Assert.Equal(0UL, await a.CountAsync(n => n.TenantId != "a" | n.TenantId == "b", Cancel));
        Assert.Contains("tenant_id", a.Query().Limit(1).ToJson());
        Assert.Empty(await a.Query().Where(n => n.TenantId == "b").Limit(10).ToIdsAsync(Cancel));
        Assert.False(await a.Query().Where(n => n.Id == 6).AnyAsync(Cancel));

        Assert.Equal([2, 3, 4, 5], (await a.Query().NearestTo(n => n.Shape, 1).Limit(100).ToIdsAsync(Cancel)).Order());
        Assert.Contains("point 6", (await Assert.ThrowsAsync<QdrantException>(() => a.Query().NearestTo(n => n.Shape, 6).ToIdsAsync(Cancel))).Message);
        await Assert.ThrowsAsync<QdrantException>(() => a.Query().Recommend(n => n.Shape, like: [1], unlike: [7]).ToIdsAsync(Cancel));
        await Assert.ThrowsAsync<QdrantException>(() => a.Query().Prefetch(q => q.NearestTo(n => n.Shape, 6).Limit(5)).FuseRrf().ToIdsAsync(Cancel));
    }

    [Fact]
    public async Task Every_write_is_of_one_tenant()
    {
        (QdrantClient client, TenantNoteTenants tenants, ITenantNoteRepository a, ITenantNoteRepository b) = await StartAsync();
        await using QdrantClient disposed = client;
        ITenantNoteRepository all = tenants.AcrossTenants("test");
        var foreign = await Assert.ThrowsAsync<ForeignPointException>(() => a.UpsertAsync([new TenantNote { Id = 1, Stars = 50 }, new TenantNote { Id = 6, Stars = 50 }], Cancel));
        Assert.Equal("1 point of \"tenant_notes\" was not written, since another tenant has the same ids: 6. Use ids that no two tenants make alike: random ones, or string keys.", foreign.Message);
        Assert.Equal((50, 6), ((await a.FindAsync(1, Cancel))!.Stars, (await b.FindAsync(6, Cancel))!.Stars));
        await Assert.ThrowsAsync<ForeignPointException>(() => a.InsertAsync(new TenantNote { Id = 6 }, Cancel));
        await Assert.ThrowsAsync<ForeignPointException>(() => a.ReplaceAsync(new TenantNote { Id = 6 }, Cancel));
        await Assert.ThrowsAsync<ForeignPointException>(() => a.SavePayloadAsync(new TenantNote { Id = 6 }, Cancel));
        var uploaded = await Assert.ThrowsAsync<QdrantUploadException>(() => a.UploadAsync([new TenantNote { Id = 100 }, new TenantNote { Id = 7 }], new UploadOptions(), Cancel));
        Assert.IsType<ForeignPointException>(uploaded.InnerException);
        Assert.Equal("a", (await all.FindAsync(100, Cancel))!.TenantId);
        Assert.Contains("another tenant", (await Assert.ThrowsAsync<UnwritablePointException>(() => a.UpsertAsync(new TenantNote { Id = 200, TenantId = "b" }, Cancel))).Message);

        await a.PatchAsync(6, p => p.Set(n => n.Stars, 0), Cancel);
        await a.PatchAsync(n => n.Stars > 5, p => p.Set(n => n.Topic, "y").Set(n => n.Stars, 0), Cancel);
        await a.PatchAllAsync(p => p.Set(n => n.Topic, "z"), Cancel);
        await Assert.ThrowsAsync<QdrantException>(() => a.PatchAsync(1, p => p.Set(n => n.TenantId, "b"), Cancel));
        await Assert.ThrowsAsync<QdrantException>(() => a.PatchAsync(1, p => p.Remove(n => n.TenantId), Cancel));
        await a.DeleteAsync([6, 7], Cancel);
        await a.DeleteAsync(n => n.Stars > 8, Cancel);
        Assert.Equal([(6, "x", 6), (7, "x", 7), (8, "x", 8), (9, "x", 9), (10, "x", 10)], (await b.ScrollAsync(Cancel).ToListAsync()).Select(n => (n.Id, n.Topic, n.Stars)));
        Assert.All(await a.ScrollAsync(Cancel).ToListAsync(), n => Assert.Equal("z", n.Topic));
        await a.DeleteAllAsync(Cancel);
        Assert.Equal((0UL, 5UL, 5UL), (await a.CountAsync(Cancel), await b.CountAsync(Cancel), await all.CountAsync(Cancel)));
    }

    [Fact]
    public async Task Across_tenants_every_entity_names_its_own()
    {
        (QdrantClient client, TenantNoteTenants tenants, ITenantNoteRepository a, ITenantNoteRepository b) = await StartAsync();
        await using QdrantClient disposed = client;
        using Activity activity = new Activity("test").Start();
        ITenantNoteRepository all = tenants.AcrossTenants("yearly report");
        Assert.Equal("yearly report", activity.GetTagItem("qdrant.across_tenants"));
        Assert.Equal(10UL, await all.CountAsync(Cancel));
        Assert.Equal(["a", "b"], (await all.FindAsync([1, 6], Cancel)).Select(n => n.TenantId));
        await all.UpsertAsync([new TenantNote { Id = 1, TenantId = "a", Stars = 9 }, new TenantNote { Id = 6, TenantId = "b", Stars = 9 }, new TenantNote { Id = 20, TenantId = "c" }], Cancel);
        Assert.Equal((9, 9, 1UL), ((await a.FindAsync(1, Cancel))!.Stars, (await b.FindAsync(6, Cancel))!.Stars, await tenants.ForTenant("c").CountAsync(Cancel)));
        await Assert.ThrowsAsync<ForeignPointException>(() => all.UpsertAsync(new TenantNote { Id = 1, TenantId = "b" }, Cancel));
        await Assert.ThrowsAsync<UnwritablePointException>(() => all.UpsertAsync(new TenantNote { Id = 30 }, Cancel));
        await all.DeleteAsync(6, Cancel);
        Assert.Null(await b.FindAsync(6, Cancel));
        Assert.Throws<ArgumentException>(() => tenants.ForTenant(""));
        Assert.Throws<ArgumentException>(() => tenants.AcrossTenants(" "));
    }

    [Fact]
    public async Task String_keys_are_a_tenants_own_and_revisions_hold_within_it()
    {
        await using QdrantClient client = QdrantLocal.InMemory();
        var tenants = new TenantFileTenants(client, "files_eu");
        await tenants.EnsureCreatedAsync(Cancel);
        ITenantFileRepository a = tenants.ForTenant("a"), b = tenants.ForTenant("b"), all = tenants.AcrossTenants("test");
        Assert.Equal("files_eu", a.CollectionName);
        Assert.Equal(1, await a.UpsertAsync(new TenantFile { Path = "/readme", Size = 1 }, Cancel));
        Assert.Equal(1, await b.UpsertAsync(new TenantFile { Path = "/readme", Size = 2 }, Cancel));
        Assert.Equal(2UL, await all.CountAsync(Cancel));
        TenantFile mine = (await a.FindAsync("/readme", Cancel))!;
        Assert.Equal(("a", 1, 1), (mine.Owner, mine.Size, mine.Revision));
        Assert.Equal("a", (await a.UpdateAsync("/readme", f => f with { Size = 10 }, Cancel)).Owner);
        await Assert.ThrowsAsync<ConcurrencyConflictException>(() => a.UpsertAsync(mine, Cancel));
        Assert.Equal((10, 2), ((await a.FindAsync("/readme", Cancel))!.Size, (await b.FindAsync("/readme", Cancel))!.Size));
        Assert.Equal([10], (await a.Query().Where(f => f.Path == "/readme").Limit(10).ToItemsAsync(Cancel)).Select(f => f.Size));
        Assert.Equal(["/readme"], await b.Query().Where(f => f.Path.In("/readme", "/other")).Limit(10).ToIdsAsync(Cancel));
        await a.PatchAsync("/readme", p => p.Set(f => f.Size, 11), Cancel);
        await a.PatchAllAsync(p => p.Set(f => f.Size, 12), Cancel);
        Assert.Equal((12, 4, 2), ((await a.FindAsync("/readme", Cancel))!.Size, (await a.FindAsync("/readme", Cancel))!.Revision, (await b.FindAsync("/readme", Cancel))!.Size));
        Assert.Contains("tenant and key", (await Assert.ThrowsAsync<QdrantException>(() => all.FindAsync("/readme", Cancel))).Message);
        await all.UpsertAsync((await b.FindAsync("/readme", Cancel))! with { Size = 3 }, Cancel);
        Assert.Equal((3, 12), ((await b.FindAsync("/readme", Cancel))!.Size, (await a.FindAsync("/readme", Cancel))!.Size));
        await b.DeleteAsync("/readme", Cancel);
        await a.DeleteAsync((await a.FindAsync("/readme", Cancel))!, Cancel);
        Assert.Equal(0UL, await all.CountAsync(Cancel));
    }

    [Fact]
    public async Task In_a_scope_of_services_the_repository_is_of_the_current_tenant()
    {
        var services = new ServiceCollection();
        services.AddScoped<CurrentTenant>();
        services.AddQdrant(options => options.Url = "memory:").AddLocal().AddRepositories(r => r.Tenant(s => s.GetRequiredService<CurrentTenant>().Id)).EnsureCollectionsOnStart();
        await using ServiceProvider provider = services.BuildServiceProvider(new ServiceProviderOptions { ValidateScopes = true, ValidateOnBuild = true });
        await provider.GetRequiredService<ITenantNoteTenants>().EnsureCreatedAsync(Cancel);
        foreach (string id in new[] { "a", "b" })
        {
            await using AsyncServiceScope scope = provider.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<CurrentTenant>().Id = id;
            await scope.ServiceProvider.GetRequiredService<ITenantNoteRepository>().UpsertAsync(new TenantNote { Id = id[0] }, Cancel);
            Assert.Equal(1UL, await scope.ServiceProvider.GetRequiredService<ITenantNoteRepository>().CountAsync(Cancel));
        }
        Assert.Throws<InvalidOperationException>(() => provider.GetRequiredService<ITenantNoteRepository>());
        Assert.Equal(2UL, await provider.GetRequiredService<TenantNoteTenants>().AcrossTenants("test").CountAsync(Cancel));
    }

    [Fact]
    public async Task Without_a_current_tenant_no_repository_is_registered()
    {
        var services = new ServiceCollection();
        services.AddQdrant(options => options.Url = "memory:").AddLocal().AddRepositories();
        await using ServiceProvider provider = services.BuildServiceProvider();
        Assert.Null(provider.GetService<ITenantNoteRepository>());
        Assert.NotNull(provider.GetService<ITenantNoteTenants>());
        Assert.NotNull(provider.GetService<IArticleRepository>());
    }

    [Theory]
    [InlineData(15, "1.16")]
    [InlineData(16, "1.17")]
    public async Task An_old_server_is_not_sent_what_it_would_overwrite_by(int minor, string needed)
    {
        // Nobody listens there: what is refused was not sent.
        await using QdrantClient client = QdrantClient.Connect("http://localhost:1", new QdrantClientOptions { ServerRelease = new QdrantRelease(1, minor) });
        ITenantNoteRepository notes = new TenantNoteTenants(client).ForTenant("a");
        Task write = minor == 15 ? notes.UpsertAsync(new TenantNote { Id = 1 }, Cancel) : notes.InsertAsync(new TenantNote { Id = 1 }, Cancel);
        Assert.Contains(needed, (await Assert.ThrowsAsync<QdrantUnsupportedException>(() => write)).Message);
        if (minor == 15) await Assert.ThrowsAsync<QdrantUnsupportedException>(() => new AccountRepository(client).UpsertAsync(new Account { Id = 1 }, Cancel));
    }

    private sealed class CurrentTenant
    {
        public string Id { get; set; } = "";
    }
}

internal static class AsyncLists
{
    public static async Task<List<T>> ToListAsync<T>(this IAsyncEnumerable<T> items)
    {
        var list = new List<T>();
        await foreach (T item in items) list.Add(item);
        return list;
    }
}
