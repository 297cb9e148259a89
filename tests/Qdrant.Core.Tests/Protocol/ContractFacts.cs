namespace Qdrant.Core.Tests.Protocol;

/// <summary>The facts about Qdrant's contract in data/contract, with short type names resolved the way protobuf resolves them.</summary>
internal static class ContractFacts
{
    public sealed record Field(string File, string Message, string Name, int Number, string Type, string Label, string OneOf, bool Deprecated, QdrantRelease Since);

    public sealed record EnumValue(string File, string Enum, string Name, int Number, QdrantRelease Since);

    public sealed record Method(string Service, string Name, string Path, string Request, string Response, bool Deprecated, QdrantRelease Since);

    public static IReadOnlyList<(string File, string Message)> EmptyMessages { get; } =
        [.. Rows("empty_messages").Select(row => (row[0], Qualified(row[0], row[1])))];

    public static IReadOnlyList<(string Message, int Number)> Reserved { get; } =
        [.. Rows("reserved").Select(row => (Qualified(row[0], row[1]), int.Parse(row[2])))];

    public static IReadOnlyList<EnumValue> EnumValues { get; } =
        [.. Rows("enums").Select(row => new EnumValue(row[0], Qualified(row[0], row[1]), row[2], int.Parse(row[3]), QdrantRelease.Parse(row[4])))];

    public static IReadOnlyList<Field> Fields { get; } = ReadFields();

    public static IReadOnlyList<Method> Methods { get; } = [.. Rows("methods").Select(row => new Method(
        row[0], row[1], row[2], Package(row[2]) + row[3], Package(row[2]) + row[4], row[5] == "yes", QdrantRelease.Parse(row[6])))];

    public static string[][] Rows(string table) =>
        [.. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "data", "contract", table + ".tsv")).Skip(1).Select(line => line.Split('\t'))];

    private static Field[] ReadFields()
    {
        string[][] rows = Rows("messages");
        HashSet<string> types = [.. rows.Select(row => Qualified(row[0], row[1])), .. EmptyMessages.Select(e => e.Message), .. EnumValues.Select(e => e.Enum)];
        return [.. rows.Select(row =>
        {
            string message = Qualified(row[0], row[1]);
            string type = row[4].StartsWith("map<string,")
                ? $"map<string,{Resolve(row[4]["map<string,".Length..^1], message, types)}>"
                : Resolve(row[4], message, types);
            string label = row[5].StartsWith("map<") ? "map" : row[5];
            return new Field(row[0], message, row[2], int.Parse(row[3]), type, label, row[6], row[7] == "yes", QdrantRelease.Parse(row[8]));
        })];
    }

    // A name is looked for inside the message, then inside what encloses it, then in the package.
    private static string Resolve(string type, string message, HashSet<string> types)
    {
        for (string scope = message; ; scope = scope[..Math.Max(scope.LastIndexOf('.'), 0)])
        {
            string candidate = scope.Length == 0 ? type : $"{scope}.{type}";
            if (types.Contains(candidate)) return candidate;
            if (scope.Length == 0) return type;
        }
    }

    private static string Qualified(string file, string name) => file == "health_check.proto" ? "grpc.health.v1." + name : "qdrant." + name;

    private static string Package(string path) => path.StartsWith("/grpc.health.v1.") ? "grpc.health.v1." : "qdrant.";
}
