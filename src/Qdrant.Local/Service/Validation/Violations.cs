using System.Globalization;
using Qdrant.Core;

namespace Qdrant.Local.Service.Validation;

/// <summary>Collects what is wrong with a message before any work is done: all of it is reported in one text.</summary>
internal sealed class Violations
{
    /// <summary>A message can break rules millions of times; nobody reads more than these.</summary>
    private const int MostEntries = 1000;

    /// <summary>Entries of the form <c>path: text</c>.</summary>
    public List<string> Entries { get; } = [];

    public void Add(RulePath path, string text) => Add(Entries, path, text);

    /// <summary>Adds an entry, unless there are very many already.</summary>
    public static void Add(List<string> entries, RulePath path, string text)
    {
        if (entries.Count < MostEntries) entries.Add($"{path}: {text}");
    }

    /// <summary>A rule of the server that has no text of its own.</summary>
    public void AddCode(RulePath path, string code) => Add(path, $"Validation error: {code} [{{}}]");

    public void AtLeast(RulePath path, ulong value, ulong minimum)
    {
        if (value < minimum) Add(path, $"value {value} invalid, must be {minimum} or larger");
    }

    public void AtLeast(RulePath path, bool isSet, ulong value, ulong minimum)
    {
        if (isSet) AtLeast(path, value, minimum);
    }

    public void Between(RulePath path, ulong value, ulong minimum, ulong maximum)
    {
        if (value < minimum || value > maximum) Add(path, $"value {value} invalid, must be from {minimum} to {maximum}");
    }

    public void Between(RulePath path, double value, double minimum, double maximum)
    {
        if (value < minimum || value > maximum) Add(path, $"value {Number(value)} invalid, must be from {Number(minimum)} to {Number(maximum)}");
    }

    public void AtLeast(RulePath path, double value, double minimum)
    {
        if (value < minimum) Add(path, $"value {Number(value)} invalid, must be {Number(minimum)} or larger");
    }

    public void NotEmpty(RulePath path, string value)
    {
        if (value.Length == 0) Add(path, "value \"\" invalid, must be at least 1 characters");
    }

    public void CollectionName(string name) => CollectionName(name, "collection_name");

    public void CollectionName(string name, RulePath path)
    {
        int characters = CountCharacters(name);
        if (characters is < 1 or > 255) Add(path, $"value \"{name}\" invalid, must be from 1 to 255 characters");
        ForbiddenCharacter(path, name, "/\0");
    }

    /// <summary>Reports the first character of <paramref name="forbidden"/> that the name holds.</summary>
    public void ForbiddenCharacter(RulePath path, string name, string forbidden)
    {
        foreach (char c in forbidden)
        {
            if (!name.Contains(c)) continue;
            Add(path, $"collection name cannot contain \"{c}\" char");
            return;
        }
    }

    public static int CountCharacters(string text)
    {
        int count = 0;
        foreach (char c in text)
            if (!char.IsLowSurrogate(c)) count++;
        return count;
    }

    /// <summary>A number as the server prints doubles in messages: always with a decimal point.</summary>
    public static string Number(double value)
    {
        string text = value.ToString("R", CultureInfo.InvariantCulture);
        return text.Contains('.') || text.Contains('E') || !double.IsFinite(value) ? text : text + ".0";
    }

    /// <exception cref="QdrantRpcException">INVALID_ARGUMENT with everything that was found.</exception>
    public void ThrowIfAny(string prefix = "")
    {
        if (Entries.Count > 0) throw ServerError.Conversion($"{prefix}Validation error in body: [{string.Join("; ", Entries)}]");
    }
}
