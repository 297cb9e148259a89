using Qdrant.Core;
using Qdrant.Local;

namespace Qdrant.Repository.Tests.Repositories;

/// <summary>Equality of instants and dates, on fields and lists with and without an index.</summary>
public sealed class DateTests
{
    private static readonly DateTimeOffset Time = new(2024, 5, 1, 13, 45, 10, 120, TimeSpan.FromHours(2));

    [Fact]
    public async Task An_instant_is_found_by_itself()
    {
        await using QdrantClient client = QdrantLocal.InMemory();
        var stock = new StockRepository(client);
        await stock.EnsureCreatedAsync();
        await stock.UpsertAsync([
            new Stock { Id = 1, Sold = Time, Seen = Time, Day = new(2024, 5, 1), Due = new(2024, 5, 1), Times = [Time, Time.AddDays(2)], Spells = [Time] },
            new Stock { Id = 2, Sold = Time.AddMilliseconds(1), Seen = Time.AddTicks(1), Day = new(2024, 5, 2), Due = new(2024, 5, 2), Times = [Time.AddDays(1)], Spells = [] },
            new Stock { Id = 3 },
        ]);
        async Task Find(int[] expected, Func<StockFields, Condition<Stock>> where) => Assert.Equal(expected, (await stock.Query().Where(where).Limit(9).ToListAsync()).Select(hit => hit.Item.Id).Order());
        await Find([1], a => a.Sold == Time);
        await Find([2, 3], a => a.Sold != Time);
        await Find([1], a => a.Sold.Equals(Time.ToUniversalTime()));
        await Find([1], a => a.Seen == Time);
        await Find([2, 3], a => a.Seen != Time);
        await Find([1], a => a.Day == new DateOnly(2024, 5, 1));
        await Find([2], a => a.Due == new DateOnly(2024, 5, 2));
        await Find([1], a => a.Times.Contains(Time));
        await Find([2], a => a.Times.AnyOn(new DateOnly(2024, 5, 2)));
        await Find([1], a => a.Spells.Contains(Time));
        await Find([1], a => a.Spells.AnyOn(new DateOnly(2024, 5, 1)));
        await Find([1], a => a.Spells.AnyAtLeast(Time) && a.Spells.AnyBelow(Time.AddTicks(1)) && a.Spells.AnyBetween(Time, Time));
    }
}
