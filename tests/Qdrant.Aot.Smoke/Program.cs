using Qdrant.Aot.Smoke;
using Qdrant.Core;
using Qdrant.Core.Wire;
using Qdrant.Local;
using Qdrant.Repository;

// What a user's program does, compiled to native code: through the codec alone, and through the embedded engine. Ends with 0 when everything came back.
Product[] products = [Product.Sample(1), Product.Sample(2), Product.Sample(3)];

foreach (Product product in products) AreSame("codec", product, ThroughCodec(product));

await using QdrantClient client = QdrantLocal.InMemory();
var repository = new ProductRepository(client);
Require(await repository.EnsureCreatedAsync(), "the collection is created");
await repository.UpsertAsync(products);
foreach (Product product in products) AreSame("engine", product, await repository.FindAsync(product.Id));

QueryResult<Product> hits = await repository.Query()
    .Nearest(p => p.Shape, new float[] { 1, 0, 0 })
    .Where(p => p.Brand == "odd" & p.Price < 100 & p.Maker.Country == "UK" & p.Tags.Contains("new"))
    .Limit(5)
    .ToListAsync();
Require(hits.Select(hit => hit.Item.Year).SequenceEqual([2003, 2001]), "the nearest of brand odd, in order");
ProductCard? card = await repository.Query().Where(p => p.Id == products[1].Id).Select<ProductCard>().FirstOrDefaultAsync();
Require(card is { Title: "Product number 2, größer", Colour: Colour.Red, Maker.Name: "Ada", Reviews.Count: 2 }, "a projection is read");
await repository.DeleteAsync(products[0].Id);
Require(await repository.CountAsync() == 2, "one of three is deleted");

Console.WriteLine("Everything came back.");
return 0;

static Product ThroughCodec(Product product)
{
    using var buffer = new PooledBuffer();
    var writer = new WireWriter(buffer);
    ProductModel.WritePoint(ref writer, product, ProductModel.Schema, null);
    writer.Flush();
    // A PointStruct is a RetrievedPoint but for the payload's field number.
    return ProductModel.Read(new WireReader(buffer.WrittenSpan), new PointLayout(PayloadField: 3, VectorsField: 4));
}

static void AreSame(string way, Product sent, Product? back)
{
    string expected = Describe(sent), got = back is null ? "nothing" : Describe(back);
    Require(expected == got, $"a product through the {way} is\n  {expected}\nand not\n  {got}");
}

static string Describe(Product p) => string.Join(" | ", (object?[])
[
    p.Id, Join(p.Shape.ToArray()), Join(p.Tokens?.SelectMany(row => row)), Join(p.Terms?.Indices.ToArray()), Join(p.Terms?.Values.ToArray()), p.Brand, p.Title, p.Price, p.Weight,
    p.Tax, p.Cost, p.Year, p.Stock, p.IsLive, p.CreatedAt.ToString("O"), p.Released.ToString("O"), p.OpensAt.ToString("O"), p.Warranty, p.Supplier, p.Shop, Join(p.Tags), Join(p.Sizes),
    p.Colour, Join(p.Labels.Select(label => label.Key + "=" + label.Value)), p.Maker, Join(p.Reviews), p.Page, Join(p.Checksum), p.Extra.GetRawText(), p.Note,
]);

static string Join<T>(IEnumerable<T>? items) => items is null ? "" : string.Join(",", items);

static void Require(bool isSo, string what)
{
    if (isSo) return;
    Console.Error.WriteLine($"Failed: {what}.");
    Environment.Exit(1);
}
