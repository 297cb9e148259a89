using Qdrant.Core;

namespace Qdrant.Repository.Tests.Repositories;

public sealed class WritingTests
{
    [Fact]
    public async Task What_was_upserted_is_found_whole()
    {
        await using Shop shop = await Shop.StartAsync();
        Article found = (await shop.Articles.FindAsync(Shop.Key(3)))!;
        Article made = Shop.Make(3);
        Assert.Equal(made with { Embedding = default, Terms = null, Tokens = null, Reviews = [], Tags = [] }, found with { Embedding = default, Terms = null, Tokens = null, Reviews = [], Tags = [] });
        Assert.Equal(made.Reviews, found.Reviews);
        Assert.Equal(made.Tags, found.Tags);
        Assert.Equal(made.Tokens, found.Tokens);
        Assert.Equal(4, found.Embedding.Length);
        Assert.True(found.Terms!.Count > 0);
        Assert.Null(await shop.Articles.FindAsync(Guid.NewGuid()));
    }

    [Fact]
    public async Task Load_change_save_loses_nothing()
    {
        await using Shop shop = await Shop.StartAsync();
        Article before = (await shop.Articles.FindAsync(Shop.Key(2)))!;
        await shop.Articles.UpsertAsync(before with { Price = 99 });
        Article after = (await shop.Articles.FindAsync(Shop.Key(2)))!;
        Assert.Equal(99, after.Price);
        Assert.Equal(before.Terms, after.Terms);
        Assert.Equal(before.Tokens, after.Tokens);
    }

    [Fact]
    public async Task An_entity_read_without_vectors_is_not_upserted()
    {
        await using Shop shop = await Shop.StartAsync();
        await shop.Products.UpsertAsync(new Product { Sku = "a", Shape = new float[] { 1, 2, 3 }, Brand = "x" });
        Product read = (await shop.Products.Query().FirstOrDefaultAsync())!;
        Assert.Equal(0, read.Shape.Length);
        UnwritablePointException error = await Assert.ThrowsAsync<UnwritablePointException>(() => shop.Products.UpsertAsync(read with { Brand = "y" }));
        Assert.Contains("PatchAsync", error.Message);
        Assert.Equal(3, (await shop.Products.FindAsync("a"))!.Shape.Length);
        await shop.Products.SavePayloadAsync(read with { Brand = "y" });
        Product saved = (await shop.Products.FindAsync("a"))!;
        Assert.Equal(("y", 3), (saved.Brand, saved.Shape.Length));
    }

    [Fact]
    public async Task One_unwritable_entity_keeps_all_from_being_sent()
    {
        await using Shop shop = await Shop.StartAsync();
        await Assert.ThrowsAsync<UnwritablePointException>(() => shop.Products.UpsertAsync(
            [new Product { Sku = "a", Shape = new float[] { 1, 2, 3 } }, new Product { Sku = "b", Shape = new float[] { 1, 2 } }]));
        Assert.Equal(0UL, await shop.Products.CountAsync());
        await shop.Products.UpsertAsync(new List<Product>());
    }

    [Fact]
    public async Task Insert_leaves_what_is_there_and_replace_only_writes_over_it()
    {
        await using Shop shop = await Shop.StartAsync();
        Product a = new() { Sku = "a", Shape = new float[] { 1, 2, 3 }, Brand = "first" };
        await shop.Products.ReplaceAsync(a);
        Assert.Null(await shop.Products.FindAsync("a"));
        await shop.Products.InsertAsync(a);
        await shop.Products.InsertAsync(a with { Brand = "second" });
        Assert.Equal("first", (await shop.Products.FindAsync("a"))!.Brand);
        await shop.Products.ReplaceAsync(a with { Brand = "third" });
        Assert.Equal("third", (await shop.Products.FindAsync("a"))!.Brand);
    }

    [Fact]
    public async Task Upload_writes_everything_and_tells_how_far_it_is()
    {
        await using Shop shop = await Shop.StartAsync(articles: 0);
        var seen = new List<long>();
        var report = await shop.Articles.UploadAsync(
            Enumerable.Range(1, 250).Select(Shop.Make), new() { BatchSize = 40, Progress = new Told(p => seen.Add(p.Items)) });
        Assert.Equal(250, report.Items);
        Assert.Equal(250UL, await shop.Articles.CountAsync());
        Assert.Equal(250, seen.Max());
        await shop.Products.UploadAsync(Products());
        Assert.Equal(30UL, await shop.Products.CountAsync());

        static async IAsyncEnumerable<Product> Products()
        {
            for (int i = 0; i < 30; i++)
            {
                await Task.Yield();
                yield return new Product { Sku = $"p{i}", Shape = new float[] { i, 1, 1 } };
            }
        }
    }

    [Fact]
    public async Task Deleting_takes_keys_and_conditions_but_not_everything_by_accident()
    {
        await using Shop shop = await Shop.StartAsync();
        await shop.Articles.DeleteAsync(Shop.Key(1));
        await shop.Articles.DeleteAsync([Shop.Key(2), Shop.Key(3), Guid.NewGuid()]);
        await shop.Articles.DeleteAsync(a => a.Tags.Contains("draft"));
        Assert.Equal(13UL, await shop.Articles.CountAsync());
        QdrantException refused = await Assert.ThrowsAsync<QdrantException>(() => shop.Articles.DeleteAsync(a => a.IsLive || !a.IsLive));
        Assert.Contains("DeleteAllAsync", refused.Message);
        await shop.Articles.DeleteAsync(a => a.Category == "x" && a.Category != "x");
        Assert.Equal(13UL, await shop.Articles.CountAsync());
        await shop.Articles.DeleteAllAsync();
        Assert.Equal(0UL, await shop.Articles.CountAsync());
    }

    [Fact]
    public async Task A_patch_changes_what_it_names()
    {
        await using Shop shop = await Shop.StartAsync();
        await shop.Articles.PatchAsync(Shop.Key(2), p => p.Set(a => a.Price, 9.99).Set(a => a.Editor.Name, "Ada").Set(a => a.Topic, Topic.Sports).Remove(a => a.Office));
        Article patched = (await shop.Articles.FindAsync(Shop.Key(2)))!;
        Assert.Equal((9.99, "Ada", 32, Topic.Sports, null), (patched.Price, patched.Editor!.Name, patched.Editor.Age, patched.Topic, patched.Office));
        Assert.Equal(Shop.Make(2).Title, patched.Title);
        Assert.Equal(4, patched.Embedding.Length);
        await shop.Articles.PatchAsync(a => a.Year <= 2005, p => p.Set(a => a.IsLive, false).Set(a => a.Tags, ["old"]));
        Assert.Equal(5UL, await shop.Articles.CountAsync(a => a.Tags.Contains("old") && a.IsLive == false));
        await Assert.ThrowsAsync<QdrantException>(() => shop.Articles.PatchAsync(_ => true, p => p.Set(a => a.Price, 1)));
        await shop.Articles.PatchAllAsync(p => p.Set(a => a.PublishedAt, new DateTimeOffset(2025, 1, 1, 0, 0, 0, TimeSpan.Zero)));
        Assert.Equal(20UL, await shop.Articles.CountAsync(a => a.PublishedAt.On(new DateOnly(2025, 1, 1))));
    }

    [Fact]
    public async Task A_patch_of_several_steps_reaches_the_points_that_its_condition_held_for_before()
    {
        await using Shop shop = await Shop.StartAsync(articles: 0);
        await shop.Articles.UploadAsync(Enumerable.Range(1, 2500).Select(Shop.Make));
        ulong all = await shop.Articles.CountAsync(a => a.IsLive && a.Office.HasValue);
        await shop.Articles.PatchAsync(a => a.IsLive && a.Office.HasValue, p => p.Set(a => a.IsLive, false).Remove(a => a.Office).Set(a => a.Editor.Name, "Ada").Set(a => a.Note, "patched"));
        Assert.Equal(0UL, await shop.Articles.CountAsync(a => a.IsLive && a.Office.HasValue));
        Assert.Equal(all, await shop.Articles.CountAsync(a => a.IsLive == false && a.Office.IsMissing && a.Editor.Name == "Ada" && a.Note == "patched"));
        Assert.Equal(all, await shop.Articles.CountAsync(a => a.Note == "patched"));
    }

    [Fact]
    public async Task Removing_an_object_takes_its_fields_out_of_their_indexes()
    {
        await using Shop shop = await Shop.StartAsync();
        Assert.Equal(6UL, await shop.Articles.CountAsync(a => a.Editor.Name == "Kim 1"));
        await shop.Articles.PatchAllAsync(p => p.Remove(a => a.Editor));
        Assert.Equal(0UL, await shop.Articles.CountAsync(a => a.Editor.Name == "Kim 1"));
        Assert.Equal(20UL, await shop.Articles.CountAsync(a => a.Editor.IsMissing));
    }

    [Fact]
    public async Task Other_defaults_make_another_repository_of_the_same_type()
    {
        await using Shop shop = await Shop.StartAsync();
        IArticleRepository eager = ((IArticleRepository)shop.Articles).With(new() { Wait = false, Ordering = WriteOrdering.Strong });
        Assert.NotSame(shop.Articles, eager);
        await eager.UpsertAsync(Shop.Make(100));
        await shop.Articles.UpsertAsync(Shop.Make(101));
        Assert.Equal(22UL, await shop.Articles.CountAsync());
    }

    private sealed class Told(Action<Core.Calls.UploadProgress> tell) : IProgress<Core.Calls.UploadProgress>
    {
        public void Report(Core.Calls.UploadProgress value) => tell(value);
    }
}
