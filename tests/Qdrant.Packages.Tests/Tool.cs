using System.Diagnostics;

namespace Qdrant.Packages.Tests;

/// <summary>Runs programs and finds the repository.</summary>
internal static class Tool
{
    /// <summary>
    /// Tests that build projects of this repository run one after another, to leave the machine to others too. They build into folders of their own:
    /// while they run, the build that started them reads and writes the folders of the projects, and another version there would get into other tests.
    /// </summary>
    public const string Builds = "builds";

    /// <summary>The folder of the solution.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>Runs a program to its end; anything but exit code 0 fails the test with what it printed.</summary>
    public static async Task<string> RunAsync(string program, string folder, CancellationToken cancellation, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        // The outer build's settings must not leak into the inner one.
        foreach (string name in start.Environment.Keys.Where(key => key.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToArray()) start.Environment.Remove(name);
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync(cancellation);
        Task<string> errors = process.StandardError.ReadToEndAsync(cancellation);
        await process.WaitForExitAsync(cancellation);
        string text = await output + await errors;
        Assert.True(process.ExitCode == 0, $"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}:\n{text}");
        return text;
    }

    private static string FindRoot()
    {
        for (DirectoryInfo? at = new(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            if (File.Exists(Path.Combine(at.FullName, "Qdrant.Typed.sln"))) return at.FullName;
        }
        throw new DirectoryNotFoundException("Qdrant.Typed.sln was not found above the tests.");
    }
}
