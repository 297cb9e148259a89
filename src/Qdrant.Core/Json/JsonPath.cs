using System.Globalization;
using System.Text;

namespace Qdrant.Core.Json;

/// <summary>Where a value stands in a document: a chain of members and places, spelt out only when an error needs it.</summary>
internal sealed record JsonPath(JsonPath? Parent, string? Member, int Place)
{
    public static string Text(JsonPath? path)
    {
        if (path is null) return "$";
        var text = new StringBuilder();
        path.AppendTo(text);
        return text.ToString();
    }

    private void AppendTo(StringBuilder text)
    {
        Parent?.AppendTo(text);
        if (Member is null) text.Append(CultureInfo.InvariantCulture, $"[{Place}]");
        else text.Append(text.Length > 0 ? "." : "").Append(Member.Length > 0 ? Member : "\"\"");
    }
}
