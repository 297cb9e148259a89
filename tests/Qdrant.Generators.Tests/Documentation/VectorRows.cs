using System.Globalization;
using System.Reflection;
using System.Text;
using Qdrant.Core.Protocol;
using Qdrant.Generators.Tests.Harness;
using Codec = Qdrant.Generators.Tests.Harness.Codec;

namespace Qdrant.Generators.Tests.Documentation;

/// <summary>The part of docs/types.md about vectors and ids.</summary>
internal static class VectorRows
{
    private sealed record Row(string Attributes, string Type, string Value, string About = "");

    private static readonly Row[] Vectors =
    [
        new("[Vector(2)]", "float[]", "new[] { 1f, 2f }"),
        new("[Vector(2)]", "ReadOnlyMemory<float>", "new float[] { 1, 2 }", "Written as one memory copy."),
        new("[Vector(2)]", "Memory<float>", "new float[] { 1, 2 }"),
        new("[Vector(2)]", "Half[]", "new[] { (Half)1, (Half)0.5 }", "Kept by the server as halves: `Datatype.Float16`."),
        new("[Vector(2)]", "byte[]", "new byte[] { 0, 255 }", "Kept by the server as bytes: `Datatype.Uint8`."),
        new("[Vector(2)]", "Embedding<float>", "new(new float[] { 1, 2 })", "Of Microsoft.Extensions.AI."),
        new("[Vector(2, Multi = true)]", "float[][]", "new[] { new[] { 1f, 2f }, new[] { 3f, 4f } }", "A multivector: several rows a point, compared by MaxSim."),
        new("[Vector(2, Multi = true)]", "List<float[]>", "new() { new[] { 1f, 2f } }", "Any list of rows."),
        new("[Vector(2, Multi = true)]", "IReadOnlyList<ReadOnlyMemory<float>>", "new ReadOnlyMemory<float>[] { new[] { 1f, 2f } }"),
        new("[SparseVector]", "SparseVector", "new([7, 2], [0.5f, 1.5f])", "Indices are sorted."),
        new("[SparseVector]", "IReadOnlyDictionary<uint, float>", "new Dictionary<uint, float> { [7] = 0.5f, [2] = 1 }"),
    ];

    private static readonly Row[] Ids =
    [
        new("[PointId]", "Guid", "new Guid(\"0b8a7c5e-1111-4222-8333-444455556666\")"),
        new("[PointId]", "ulong", "7"),
        new("[PointId]", "long", "7", "A negative one is refused before sending."),
        new("[PointId]", "uint", "7"),
        new("[PointId]", "int", "7", "A negative one is refused before sending."),
        new("[PointId]", "string", "\"sku-7\"", "UUIDv5 of the declared collection name and the text; the text itself is kept in the payload."),
    ];

    /// <summary>The types, for the test that none is missing.</summary>
    public static IEnumerable<string> Types => Vectors.Select(row => row.Type);

    public static string Write()
    {
        var page = new StringBuilder("## Vectors\n\nNull is not sent. A vector of another length than declared, or an empty one, is refused before sending. Other types are a build error, [QDT005](diagnostics/QDT005.md).\n\n| C# | for example | is sent as | handle | |\n|---|---|---|---|---|\n");
        Assembly assembly = Load(Vectors, "[PointId] public ulong Id { get; set; }");
        foreach ((int i, Row row) in Vectors.Index())
        {
            (PointStruct sent, string handle) = Sent(assembly, i);
            Vector vector = sent.Vectors.Vectors_.Vectors["p" + i.ToString(CultureInfo.InvariantCulture)];
            page.Append($"| `{row.Attributes} {row.Type}` | `{row.Value}` | `{Text(vector)}` | `{handle}` | {row.About} |\n");
        }
        page.Append("\n## Point ids\n\n| C# | for example | is sent as | |\n|---|---|---|---|\n");
        assembly = Load(Ids, null);
        foreach ((int i, Row row) in Ids.Index())
        {
            (PointStruct sent, _) = Sent(assembly, i);
            page.Append($"| `{row.Attributes} {row.Type}` | `{row.Value}` | `{(sent.Id.HasNum ? sent.Id.Num.ToString(CultureInfo.InvariantCulture) : $"\"{sent.Id.Uuid}\"")}` | {row.About} |\n");
        }
        return page.ToString();
    }

    private static Assembly Load(Row[] rows, string? id)
    {
        var source = new StringBuilder("using Microsoft.Extensions.AI;\nnamespace Vectors;\n");
        foreach ((int i, Row row) in rows.Index())
            source.Append(CultureInfo.InvariantCulture, $"[QdrantCollection(\"c{i}\")] public sealed class E{i} {{ {id} {row.Attributes} public {row.Type} P{i} {{ get; set; }} = {row.Value}; }}\n");
        return GeneratorHarness.Load(source.ToString());
    }

    private static (PointStruct Sent, string Handle) Sent(Assembly assembly, int index)
    {
        string name = string.Create(CultureInfo.InvariantCulture, $"Vectors.E{index}");
        object entity = Activator.CreateInstance(assembly.GetType(name)!)!;
        string handle = assembly.GetType(name + "Fields")!.GetProperty(string.Create(CultureInfo.InvariantCulture, $"P{index}"))!.PropertyType.Name.Split('`')[0];
        return (Codec.Of(assembly, name).Write(entity), handle);
    }

    private static string Text(Vector vector) => vector.VectorCase switch
    {
        Vector.VectorOneofCase.Dense => Numbers(vector.Dense.Data),
        Vector.VectorOneofCase.MultiDense => "[" + string.Join(",", vector.MultiDense.Vectors.Select(row => Numbers(row.Data))) + "]",
        _ => $$"""{"indices":[{{string.Join(",", vector.Sparse.Indices)}}],"values":{{Numbers(vector.Sparse.Values)}}}""",
    };

    private static string Numbers(IEnumerable<float> numbers) => "[" + string.Join(",", numbers.Select(number => number.ToString("0.0###", CultureInfo.InvariantCulture))) + "]";
}
