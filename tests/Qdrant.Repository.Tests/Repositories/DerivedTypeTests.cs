using Qdrant.Core;
using Qdrant.Local;

namespace Qdrant.Repository.Tests.Repositories;

[PayloadDiscriminator(Index = true)]
[PayloadDerived(typeof(Circle), "circle"), PayloadDerived(typeof(Square), "square")]
public abstract record Figure
{
    [KeywordIndex] public string? Label { get; init; }
}

public sealed record Circle([FloatIndex] double Radius) : Figure;

public record Square([FloatIndex] double Side) : Figure;

public sealed record Cube(double Side) : Square(Side);

[QdrantCollection("drawings")]
public sealed record Drawing([PointId] ulong Id, Figure Main, IReadOnlyList<Figure> Figures)
{
    [Vector(2)] public ReadOnlyMemory<float> Embedding { get; init; } = new float[2];
}

/// <summary>Entities with properties of a base type, over the embedded engine.</summary>
public sealed class DerivedTypeTests
{
    private static readonly Drawing[] Drawings =
    [
        new(1, new Circle(1) { Label = "a" }, []),
        new(2, new Circle(3) { Label = "b" }, [new Circle(3), new Square(1)]),
        new(3, new Square(3) { Label = "b" }, [new Square(5) { Label = "x" }, new Circle(1) { Label = "y" }]),
        new(4, new Square(1), [new Circle(9) { Label = "x" }, new Square(1) { Label = "y" }]),
    ];

    [Fact]
    public async Task Filters_see_kinds_and_the_properties_of_derived_types()
    {
        await using QdrantClient client = QdrantLocal.InMemory();
        var drawings = new DrawingRepository(client);
        await drawings.EnsureCreatedAsync();
        await drawings.UpsertAsync(Drawings);
        await Check(d => d.Main.Kind == "circle", d => d.Main is Circle);
        await Check(d => d.Main.IsSquare, d => d.Main is Square);
        await Check(d => d.Main.Circle.Radius > 2, d => d.Main is Circle { Radius: > 2 });
        await Check(d => d.Main.Label == "b" && !d.Main.IsCircle, d => d.Main is Square { Label: "b" });
        await Check(d => d.Figures.Any(f => f.Square.Side >= 1), d => d.Figures.Any(f => f is Square { Side: >= 1 }));
        await Check(d => d.Figures.Any(f => f.IsSquare && f.Label == "x"), d => d.Figures.Any(f => f is Square { Label: "x" }));
        await Check(d => d.Figures.Any(f => f.Circle.Radius > 2 && f.Label.HasValue), d => d.Figures.Any(f => f is Circle { Radius: > 2, Label: not null }));
        await Check(d => d.Figures.All(f => f.IsCircle), d => d.Figures.All(f => f is Circle));

        async Task Check(Func<DrawingFields, Condition<Drawing>> where, Func<Drawing, bool> truth)
        {
            IReadOnlyList<Drawing> found = await drawings.Query().Where(where).Limit(100).ToItemsAsync();
            Drawing[] expected = [.. Drawings.Where(truth)];
            Assert.NotEmpty(expected);
            Assert.Equal(expected.Select(d => (d.Id, d.Main, string.Join(',', d.Figures))), found.OrderBy(d => d.Id).Select(d => (d.Id, d.Main, string.Join(',', d.Figures))));
        }
    }

    [Fact]
    public async Task Kinds_are_counted_and_a_type_that_is_not_declared_is_never_sent()
    {
        await using QdrantClient client = QdrantLocal.InMemory();
        var drawings = new DrawingRepository(client);
        await drawings.EnsureCreatedAsync();
        await drawings.UpsertAsync(Drawings);
        Assert.Equal([("circle", 2ul), ("square", 2ul)], (await drawings.FacetAsync(d => d.Main.Kind)).Select(f => (f.Value, f.Count)).OrderBy(f => f.Value));
        var error = await Assert.ThrowsAsync<UnwritablePointException>(() => drawings.UpsertAsync(new Drawing(5, new Cube(1), [])));
        Assert.Equal(("Drawing.Main", "5"), (error.Member, error.PointKey));
        Assert.Equal(4ul, await drawings.CountAsync());
    }
}
