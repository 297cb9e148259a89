namespace Qdrant.Packages.Tests;

/// <summary>A program with a generated repository and the embedded engine, compiled to native code.</summary>
[Collection(Tool.Builds)]
public sealed class NativeAotTests
{
    [Fact]
    public async Task It_publishes_without_a_warning_of_ours_and_brings_back_what_it_stores()
    {
        Assert.SkipUnless(IsInstalled("clang"), "clang is not installed (Debian: apt-get install -y clang zlib1g-dev), and native code is linked with it.");
        CancellationToken cancellation = TestContext.Current.CancellationToken;
        DirectoryInfo work = Directory.CreateTempSubdirectory("qdrant-typed-aot-");
        try
        {
            // Built from nothing: native code that was there already would be kept, and its warnings would not show.
            string program = Path.Combine(work.FullName, "program");
            string publish = await Tool.RunAsync("dotnet", Tool.Root, cancellation,
                "publish", "tests/Qdrant.Aot.Smoke/Qdrant.Aot.Smoke.csproj", "-c", "Release", "-o", program, "--artifacts-path", Path.Combine(work.FullName, "built"));
            string[] ours = [.. publish.Split('\n').Where(line => line.Contains("warning", StringComparison.OrdinalIgnoreCase) && !IsForeign(line))];
            Assert.True(ours.Length == 0, string.Join('\n', ours));

            string output = await Tool.RunAsync(Path.Combine(program, "Qdrant.Aot.Smoke"), work.FullName, cancellation);
            Assert.Contains("Everything came back.", output, StringComparison.Ordinal);
        }
        finally
        {
            work.Delete(recursive: true);
        }
    }

    // Google.Protobuf's JSON formatter looks up enum names by reflection; messages print through it, our code does not need it.
    private static bool IsForeign(string line) => line.Contains("Google.Protobuf/JsonFormatter.cs", StringComparison.Ordinal);

    private static bool IsInstalled(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, program)));
}
