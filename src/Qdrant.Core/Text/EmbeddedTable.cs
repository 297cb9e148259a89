using System.Reflection;
using System.Text;

namespace Qdrant.Core.Text;

/// <summary>Reads the word lists and character tables that ship inside the assembly: UTF-8, a row a line, columns between tabs.</summary>
internal static class EmbeddedTable
{
    public static IEnumerable<string[]> Rows(string name)
    {
        string resource = "Qdrant.Core.Text." + name;
        using Stream stream = typeof(EmbeddedTable).GetTypeInfo().Assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"The table {resource} is missing from the assembly.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        while (reader.ReadLine() is { } line) yield return line.Split('\t');
    }
}
