using System.Collections.Concurrent;
using System.Text.Json;
using Qdrant.Core;
using Qdrant.Core.Calls;
using Qdrant.Core.Protocol;
using Qdrant.Local;

namespace Qdrant.Repository.Tests.Repositories;

[QdrantCollection("accounts")]
public sealed record Account
{
    [PointId] public int Id { get; init; }
    [Vector(2, Distance.Dot)] public ReadOnlyMemory<float> Shape { get; init; } = new float[] { 1, 2 };
    [ConcurrencyToken] public long Revision { get; init; }
    [IntegerIndex] public long Balance { get; init; }
    public string? Owner { get; init; }
    [ExtraPayload] public IDictionary<string, JsonElement>? Extra { get; init; }
}

/// <summary>Writes on condition of the revision that was read, and what becomes of those that came too late.</summary>
public sealed class ConcurrencyTests
{
    private static async Task<(QdrantClient Client, AccountRepository Accounts)> StartAsync()
    {
        QdrantClient client = QdrantLocal.InMemory();
        var accounts = new AccountRepository(client);
        await accounts.EnsureCreatedAsync();
        return (client, accounts);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_write_counts_the_revision_on_and_one_that_came_too_late_is_refused()
    {
        (QdrantClient client, AccountRepository accounts) = await StartAsync();
        await using QdrantClient disposed = client;
        Assert.Equal(1, await accounts.UpsertAsync(new Account { Id = 1, Balance = 5 }));
        Account mine = (await accounts.FindAsync(1))!, other = mine;
        Assert.Equal((1, 5), (mine.Revision, mine.Balance));
        Assert.Null(mine.Extra);
        Assert.Equal(2, await accounts.UpsertAsync(mine with { Balance = 6 }));

        var late = await Assert.ThrowsAsync<ConcurrencyConflictException>(() => accounts.UpsertAsync(other with { Balance = 100 }));
        ConcurrencyConflict conflict = Assert.Single(late.Conflicts);
        Assert.Equal(("1", 1, 2, false), (conflict.Id.ToString(), conflict.Expected, conflict.Found, conflict.IsUnknown));
        Assert.Equal("1 point of \"accounts\" changed since it was read and was not written: 1 had revision 1, but revision 2 is stored. Read them again and repeat the change, or use UpdateAsync, which does both.", late.Message);
        Assert.Equal((2, 6), ((await accounts.FindAsync(1))!.Revision, (await accounts.FindAsync(1))!.Balance));

        late = await Assert.ThrowsAsync<ConcurrencyConflictException>(() => accounts.UpsertAsync(new Account { Id = 1, Balance = 100 }));
        Assert.Contains("1 was new, but revision 2 is stored", late.Message);
        await accounts.DeleteAsync(1, Cancel);
        late = await Assert.ThrowsAsync<ConcurrencyConflictException>(() => accounts.UpsertAsync(mine with { Revision = 2 }));
        Assert.Contains("1 had revision 2, and is not stored any more", late.Message);
        Assert.Null(await accounts.FindAsync(1));
    }

    [Fact]
    public async Task The_base_interface_is_conditional_too()
    {
        (QdrantClient client, AccountRepository accounts) = await StartAsync();
        await using QdrantClient disposed = client;
        IQdrantRepository<Account, int> plain = accounts;
        await plain.UpsertAsync(new Account { Id = 1 }, Cancel);
        await Assert.ThrowsAsync<ConcurrencyConflictException>(() => plain.UpsertAsync(new Account { Id = 1 }, Cancel));
        await plain.With(new CallDefaults { Wait = false }).UpsertAsync([new Account { Id = 1, Revision = 1, Balance = 3 }], Cancel);
        Assert.Equal((2, 3), ((await plain.FindAsync(1, Cancel))!.Revision, (await plain.FindAsync(1, Cancel))!.Balance));
        Assert.Contains(accounts.Schema.PayloadIndexes, index => index is Schema.IntegerIndexSchema { Path: "revision" });
    }

    [Fact]
    public async Task Of_many_the_points_in_conflict_are_named_and_the_others_written()
    {
        (QdrantClient client, AccountRepository accounts) = await StartAsync();
        await using QdrantClient disposed = client;
        Assert.Equal([1, 1, 1], await accounts.UpsertAsync(Enumerable.Range(1, 3).Select(id => new Account { Id = id })));
        await accounts.UpdateAsync(2, a => a with { Balance = 50 });
        var conflict = await Assert.ThrowsAsync<ConcurrencyConflictException>(() => accounts.UpsertAsync(
            [new Account { Id = 1, Revision = 1, Balance = 1 }, new Account { Id = 2, Revision = 1, Balance = 1 }, new Account { Id = 3, Balance = 1 }, new Account { Id = 4, Balance = 1 }, new Account { Id = 5, Revision = 7 }]));
        Assert.Equal([("2", 1L, 2L), ("3", 0L, 1L), ("5", 7L, null)], conflict.Conflicts.Select(c => (c.Id.ToString(), c.Expected, c.Found)).Order());
        Assert.Equal([(1, 2, 1), (2, 2, 50), (3, 1, 0), (4, 1, 1)], (await accounts.FindAsync([1, 2, 3, 4, 5])).Select(a => (a.Id, (int)a.Revision, (int)a.Balance)));
        await Assert.ThrowsAsync<ArgumentException>(() => accounts.UpsertAsync([new Account { Id = 9 }, new Account { Id = 9 }]));
        await Assert.ThrowsAsync<UnwritablePointException>(() => accounts.UpsertAsync(new Account { Id = 9, Revision = -1 }));
    }

    [Fact]
    public async Task Updates_of_many_writers_lose_nothing()
    {
        (QdrantClient client, AccountRepository accounts) = await StartAsync();
        await using QdrantClient disposed = client;
        await accounts.UpsertAsync(new Account { Id = 1, Owner = "" });
        var seen = new ConcurrentBag<long>();
        await Task.WhenAll(Enumerable.Range(0, 6).Select(writer => Task.Run(async () =>
        {
            for (int i = 0; i < 10; i++) seen.Add((await accounts.UpdateAsync(1, a => a with { Balance = a.Balance + 1, Owner = a.Owner + "ABCDEF"[writer] }, Cancel)).Revision);
        })));
        Account end = (await accounts.FindAsync(1))!;
        Assert.Equal((60, 61), (end.Balance, end.Revision));
        Assert.All("ABCDEF", letter => Assert.Equal(10, end.Owner!.Count(c => c == letter)));
        Assert.Equal(Enumerable.Range(2, 60), seen.Order().Select(revision => (int)revision));
        Assert.Equal([1f, 2f], end.Shape.ToArray());
    }

    [Fact]
    public async Task An_update_gives_what_it_wrote_and_keeps_what_others_wrote()
    {
        (QdrantClient client, AccountRepository accounts) = await StartAsync();
        await using QdrantClient disposed = client;
        await accounts.UpsertAsync(new Account { Id = 1, Extra = new Dictionary<string, JsonElement> { ["more"] = JsonSerializer.SerializeToElement(5) } });
        int runs = 0;
        Account now = await accounts.UpdateAsync(1, a =>
        {
            // Somebody else is faster, once.
            if (runs++ == 0) accounts.UpdateAsync(1, other => other with { Owner = "other" }).GetAwaiter().GetResult();
            return a with { Balance = 9 };
        });
        Assert.Equal((3, 9, "other", 2), (now.Revision, now.Balance, now.Owner, runs));
        Assert.Equal(["more"], now.Extra!.Keys);
        Assert.Equal(now with { Extra = null, Shape = default }, (await accounts.FindAsync(1))! with { Extra = null, Shape = default });
        await Assert.ThrowsAsync<ArgumentException>(() => accounts.UpdateAsync(1, a => a with { Id = 2 }));
        Assert.Contains("no point 77", (await Assert.ThrowsAsync<QdrantException>(() => accounts.UpdateAsync(77, a => a))).Message);
    }

    [Fact]
    public async Task Payload_inserts_replacements_and_deletions_know_the_revision()
    {
        (QdrantClient client, AccountRepository accounts) = await StartAsync();
        await using QdrantClient disposed = client;
        await accounts.InsertAsync(new Account { Id = 1, Balance = 1 }, Cancel);
        await accounts.InsertAsync(new Account { Id = 1, Balance = 2 }, Cancel);
        Account stored = (await accounts.FindAsync(1))!;
        Assert.Equal((1, 1), (stored.Revision, stored.Balance));
        Assert.Equal(2, await accounts.SavePayloadAsync(stored with { Balance = 4, Shape = default }));
        await Assert.ThrowsAsync<ConcurrencyConflictException>(() => accounts.SavePayloadAsync(stored with { Balance = 5 }));
        await Assert.ThrowsAsync<ConcurrencyConflictException>(() => accounts.ReplaceAsync(stored with { Balance = 5 }, Cancel));
        await Assert.ThrowsAsync<ConcurrencyConflictException>(() => accounts.DeleteAsync(stored));
        await accounts.ReplaceAsync(stored with { Revision = 2, Balance = 6 }, Cancel);
        await accounts.ReplaceAsync(new Account { Id = 2, Revision = 2 }, Cancel);
        stored = (await accounts.FindAsync(1))!;
        Assert.Equal((3, 6, 2), (stored.Revision, stored.Balance, stored.Shape.Length));
        await accounts.DeleteAsync(stored);
        await accounts.DeleteAsync(stored);
        Assert.Equal(0UL, await accounts.CountAsync(Cancel));
    }

    [Fact]
    public async Task Patches_count_and_a_writer_who_read_before_them_is_refused()
    {
        (QdrantClient client, AccountRepository accounts) = await StartAsync();
        await using QdrantClient disposed = client;
        await accounts.UpsertAsync(Enumerable.Range(1, 300).Select(id => new Account { Id = id, Balance = id }));
        await accounts.PatchAsync(1, p => p.Set(a => a.Owner, "x").Set(a => a.Balance, 7), Cancel);
        await Assert.ThrowsAsync<ConcurrencyConflictException>(() => accounts.UpsertAsync(new Account { Id = 1, Revision = 1 }));
        Account one = (await accounts.FindAsync(1))!;
        Assert.Equal((2, 7, "x"), (one.Revision, one.Balance, one.Owner));
        // The patch changes what its own condition is about.
        await accounts.PatchAsync(a => a.Balance > 10, p => p.Set(a => a.Balance, 0), Cancel);
        Assert.Equal(290UL, await accounts.CountAsync(a => a.Balance == 0 && a.Revision == 2, Cancel));
        await accounts.PatchAllAsync(p => p.Set(a => a.Owner, "all"), Cancel);
        Assert.Equal((3, "all"), ((await accounts.FindAsync(1))!.Revision, (await accounts.FindAsync(300))!.Owner));
        await accounts.PatchAsync(999, p => p.Set(a => a.Owner, "nobody"), Cancel);
        Assert.Null(await accounts.FindAsync(999));
        await Assert.ThrowsAsync<QdrantException>(() => accounts.PatchAsync(1, p => p.Set(a => a.Revision, 5), Cancel));

        await Task.WhenAll(Enumerable.Range(0, 5).Select(writer => Task.Run(async () =>
        {
            for (int i = 0; i < 5; i++) await accounts.PatchAsync(1, p => p.Set(a => a.Balance, writer), Cancel);
        })));
        Assert.Equal(28, (await accounts.FindAsync(1))!.Revision);
    }

    [Fact]
    public async Task An_upload_names_the_points_in_conflict()
    {
        (QdrantClient client, AccountRepository accounts) = await StartAsync();
        await using QdrantClient disposed = client;
        await accounts.UpsertAsync([new Account { Id = 7, Balance = -1 }, new Account { Id = 150, Balance = -1 }]);
        var conflict = await Assert.ThrowsAsync<ConcurrencyConflictException>(() => accounts.UploadAsync(
            Enumerable.Range(1, 200).Select(id => new Account { Id = id, Balance = id }), new UploadOptions { BatchSize = 32, Parallelism = 3 }, Cancel));
        Assert.Equal(["7", "150"], conflict.Conflicts.Select(c => c.Id.ToString()).OrderBy(id => id.Length));
        Assert.Equal((200UL, -1, 8), (await accounts.CountAsync(Cancel), (await accounts.FindAsync(7))!.Balance, (await accounts.FindAsync(8))!.Balance));
        UploadReport report = await accounts.UploadAsync(accounts.ScrollAsync(Cancel), new UploadOptions { BatchSize = 64 }, Cancel);
        Assert.Equal(200, report.Items);
        Assert.Equal(200UL, await accounts.CountAsync(a => a.Revision == 2, Cancel));
    }

    [Fact]
    public async Task Points_without_a_revision_are_taken_over()
    {
        (QdrantClient client, AccountRepository accounts) = await StartAsync();
        await using QdrantClient disposed = client;
        await client.UpsertAsync("accounts", [new PointStruct { Id = 1, Vectors = new Dictionary<string, Vector> { ["shape"] = new float[] { 1, 2 } }, Payload = { ["balance"] = 5, ["id"] = 1 } }], Cancel);
        Account old = (await accounts.FindAsync(1))!;
        Assert.Equal((0, 5), (old.Revision, old.Balance));
        Assert.Equal(1, await accounts.UpsertAsync(old with { Balance = 6 }));
        await Assert.ThrowsAsync<ConcurrencyConflictException>(() => accounts.UpsertAsync(old));
    }
}
