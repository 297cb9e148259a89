using System.Runtime.InteropServices;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;

namespace ApiSearch;

/// <summary>One documented member, as its XML documentation file has it.</summary>
internal sealed record DocumentedMember(string DocId, string Framework, string Assembly, string Kind, string Namespace, string Type, string Name, string Summary);

/// <summary>The XML documentation that ships beside the reference assemblies of every .NET SDK.</summary>
internal static partial class XmlDocs
{
    /// <summary>The kinds of members, as <see cref="DocumentedMember.Kind"/> has them.</summary>
    public static readonly string[] Kinds = ["type", "method", "constructor", "operator", "property", "field", "event"];

    /// <summary>The documentation files to read, the base framework first.</summary>
    /// <param name="folder">Where to look; null: the reference packs of the installed SDK.</param>
    /// <exception cref="DirectoryNotFoundException">There is no such folder, or no documentation file in it.</exception>
    public static IReadOnlyList<string> Find(string? folder)
    {
        string root = Path.GetFullPath(folder ?? PacksFolder());
        if (!Directory.Exists(root)) throw new DirectoryNotFoundException($"The folder '{root}' does not exist. Name a folder with XML documentation files: --docs DIR.");
        string[] files = [.. Directory.EnumerateFiles(root, "*.xml", SearchOption.AllDirectories)
            .Where(file => folder is not null || file.Contains($"{Path.DirectorySeparatorChar}ref{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .OrderByDescending(file => file.Contains("Microsoft.NETCore.App.Ref", StringComparison.Ordinal))
            .ThenBy(file => file, StringComparer.Ordinal)];
        return files.Length > 0 ? files : throw new DirectoryNotFoundException(
            $"No XML documentation file below '{root}'. The reference packs of a .NET SDK have them; some installations leave them out. Name another folder: --docs DIR.");
    }

    /// <summary>Reads the members of one file; an XML file that is no documentation file has none.</summary>
    /// <exception cref="InvalidDataException">It is not well-formed XML.</exception>
    public static IReadOnlyList<DocumentedMember> Read(string file)
    {
        string assembly = Path.GetFileNameWithoutExtension(file);
        IReadOnlyList<(string DocId, string Summary)> raw;
        try
        {
            raw = Members(file);
        }
        catch (XmlException error)
        {
            throw new InvalidDataException($"'{file}' can't be read: {error.Message} Repair or remove it, or name another folder: --docs DIR.", error);
        }
        string framework = FrameworkOf(file);
        HashSet<string> types = [.. raw.Where(member => member.DocId[0] == 'T').Select(member => member.DocId[2..])];
        return [.. raw.Where(member => KindOf(member.DocId) is not null).Select(member => Describe(member.DocId, member.Summary, framework, assembly, types))];
    }

    private static List<(string DocId, string Summary)> Members(string file)
    {
        var members = new List<(string DocId, string Summary)>();
        using XmlReader reader = XmlReader.Create(file, new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore, IgnoreComments = true });
        reader.MoveToContent();
        if (reader.LocalName != "doc") return members;
        while (reader.Read())
        {
            if (reader is { NodeType: XmlNodeType.Element, LocalName: "member" } && reader.GetAttribute("name") is { Length: > 2 } docId)
                members.Add((docId, Summary(reader)));
        }
        return members;
    }

    private static string PacksFolder() =>
        Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", "packs");

    /// <summary>The version folder of the pack, such as <c>10.0.12</c>; for other files the name of their folder.</summary>
    public static string FrameworkOf(string file)
    {
        var folder = new DirectoryInfo(Path.GetDirectoryName(file)!);
        for (DirectoryInfo? at = folder; at is not null; at = at.Parent)
        {
            if (Version.TryParse(at.Name, out _)) return at.Name;
        }
        return folder.Name;
    }

    private static DocumentedMember Describe(string docId, string summary, string framework, string assembly, HashSet<string> types)
    {
        string path = docId[2..];
        int parameters = path.IndexOf('(');
        if (parameters >= 0) path = path[..parameters];
        int dot = path.LastIndexOf('.');
        string owner = dot < 0 ? "" : path[..dot];
        string name = path[(dot + 1)..].Replace("#ctor", "constructor").Replace('#', '.');

        // A type's owner is its namespace, or the type it is nested in; a member's owner is its type.
        string type = docId[0] == 'T' ? path : owner;
        string space = docId[0] == 'N' ? path : type;
        do
        {
            int at = space.LastIndexOf('.');
            space = at < 0 ? "" : space[..at];
        }
        while (types.Contains(space));
        string typeName = type.Length > space.Length ? type[(space.Length == 0 ? 0 : space.Length + 1)..] : type;
        return new DocumentedMember(docId, framework, assembly, KindOf(docId)!, space, WithoutArity(typeName), WithoutArity(name), summary);
    }

    private static string? KindOf(string docId) => docId[0] switch
    {
        'T' => "type",
        'M' => docId.Contains("#ctor", StringComparison.Ordinal) ? "constructor" : docId.Contains(".op_", StringComparison.Ordinal) ? "operator" : "method",
        'P' => "property",
        'F' => "field",
        'E' => "event",
        _ => null,
    };

    /// <summary><c>Dictionary`2.Enumerator</c> is shown as <c>Dictionary.Enumerator</c>.</summary>
    private static string WithoutArity(string name) => Arity().Replace(name, "");

    [GeneratedRegex("`+[0-9]+")]
    private static partial Regex Arity();

    /// <summary>The text of the summary of the member the reader stands on; references become the last part of their name.</summary>
    private static string Summary(XmlReader reader)
    {
        var text = new StringBuilder();
        using XmlReader member = reader.ReadSubtree();
        bool inside = false;
        while (member.Read())
        {
            if (member is { NodeType: XmlNodeType.Element, LocalName: "summary", Depth: 1 }) inside = !member.IsEmptyElement;
            else if (member is { NodeType: XmlNodeType.EndElement, LocalName: "summary", Depth: 1 }) break;
            else if (inside && member.NodeType is XmlNodeType.Text or XmlNodeType.CDATA && inside) text.Append(member.Value);
            else if (inside && member.NodeType == XmlNodeType.Element) text.Append(' ').Append(Reference(member)).Append(' ');
        }
        while (member.Read()) { }
        string words = string.Join(' ', text.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return words.Replace(" ,", ",", StringComparison.Ordinal).Replace(" .", ".", StringComparison.Ordinal);
    }

    private static string Reference(XmlReader element)
    {
        string? target = element.GetAttribute("langword") ?? element.GetAttribute("name") ?? element.GetAttribute("cref");
        if (target is null) return "";
        int parameters = target.IndexOf('(');
        string path = parameters < 0 ? target : target[..parameters];
        return WithoutArity(path[(path.LastIndexOfAny(['.', ':']) + 1)..]);
    }
}
