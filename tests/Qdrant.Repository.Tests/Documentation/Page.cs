using System.Runtime.CompilerServices;

namespace Qdrant.Repository.Tests.Documentation;

/// <summary>A page of docs that tests write: what stands there is what the code does.</summary>
internal static class Page
{
    /// <summary>Set to 1, the pages are written instead of compared.</summary>
    public const string Variable = "QDRANT_WRITE_DOCS";

    /// <summary>Fails when the committed page is not this text.</summary>
    /// <param name="name">The name of the file in docs.</param>
    /// <param name="text">What the code says.</param>
    public static void AssertIs(string name, string text)
    {
        string file = Path.Combine(Root(), "docs", name);
        if (Environment.GetEnvironmentVariable(Variable) == "1") File.WriteAllText(file, text);
        string committed = File.Exists(file) ? File.ReadAllText(file).ReplaceLineEndings("\n") : "";
        if (committed == text) return;
        string[] was = committed.Split('\n'), now = text.Split('\n');
        int line = Enumerable.Range(0, Math.Max(was.Length, now.Length)).First(i => i >= was.Length || i >= now.Length || was[i] != now[i]);
        Assert.Fail($"docs/{name} is not what the code does, first in line {line + 1}:\n  page: {At(was, line)}\n  code: {At(now, line)}\nRun the tests once with {Variable}=1 to write the page, and read what changed.");
    }

    public static string Root([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", ".."));

    private static string At(string[] lines, int index) => index < lines.Length ? lines[index] : "(end)";
}
