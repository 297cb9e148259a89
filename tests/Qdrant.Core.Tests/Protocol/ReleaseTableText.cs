using System.Text;

namespace Qdrant.Core.Tests.Protocol;

/// <summary>Writes the text of the release table from the facts. When the facts change, the test that compares the two says where the new text is.</summary>
internal static class ReleaseTableText
{
    private const int Width = 140;

    public static string Render()
    {
        var text = new StringBuilder();
        HashSet<string> types = [.. ContractFacts.Fields.Select(f => f.Message), .. ContractFacts.EmptyMessages.Select(e => e.Message), .. ContractFacts.EnumValues.Select(v => v.Enum)];
        foreach (IGrouping<string, ContractFacts.Field> message in ContractFacts.Fields.GroupBy(f => f.Message))
        {
            QdrantRelease since = message.Min(f => f.Since);
            Append(text, $"message {Short(message.Key)}", since, message.Select(f => ($"{f.Number}:{f.Name}{Type(f, types)}", f.Since)));
        }
        foreach ((_, string message) in ContractFacts.EmptyMessages) Append(text, $"message {Short(message)}", QdrantRelease.First, []);
        foreach (IGrouping<string, ContractFacts.EnumValue> values in ContractFacts.EnumValues.GroupBy(v => v.Enum))
            Append(text, $"enum {Short(values.Key)}", values.Min(v => v.Since), values.Select(v => ($"{v.Number}:{v.Name}", v.Since)));
        foreach (IGrouping<string, ContractFacts.Method> service in ContractFacts.Methods.GroupBy(m => m.Path.Split('/')[1]))
            Append(text, $"service {service.Key}", service.Min(m => m.Since), service.Select(m => (m.Name, m.Since)));
        return text.ToString().TrimEnd('\n');
    }

    private static void Append(StringBuilder text, string head, QdrantRelease since, IEnumerable<(string Word, QdrantRelease Since)> items)
    {
        var line = new StringBuilder(since == QdrantRelease.First ? head : $"{head}@{since}");
        foreach ((string word, QdrantRelease itemSince) in items)
        {
            string item = itemSince == since ? word : $"{word}@{itemSince}";
            if (line.Length + 1 + item.Length > Width)
            {
                text.Append(line).Append('\n');
                line.Clear().Append(' ');
            }
            line.Append(' ').Append(item);
        }
        text.Append(line).Append("\n\n");
    }

    private static string Type(ContractFacts.Field field, HashSet<string> types)
    {
        bool map = field.Type.StartsWith("map<string,");
        string type = map ? field.Type["map<string,".Length..^1] : field.Type;
        return types.Contains(type) ? $":{(map ? "*" : "")}{Short(type)}" : "";
    }

    private static string Short(string name) => name.StartsWith("qdrant.") ? name["qdrant.".Length..] : name;
}
