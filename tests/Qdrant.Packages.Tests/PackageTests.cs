using System.Diagnostics;

namespace Qdrant.Packages.Tests;

/// <summary>What users get: the packages, restored from a folder into a program that never saw this repository.</summary>
public sealed class PackageTests
{
    private static readonly string Root = FindRoot();

    private static readonly string[] Packed =
    [
        "Qdrant.Core", "Qdrant.Local", "Qdrant.Repository.Abstractions", "Qdrant.Repository",
    ];

    [Fact]
    public async Task A_program_that_references_only_the_packages_builds_and_runs()
    {
        CancellationToken cancellation = TestContext.Current.CancellationToken;
        DirectoryInfo work = Directory.CreateTempSubdirectory("qdrant-typed-packages-");
        try
        {
            string feed = Path.Combine(work.FullName, "feed");
            foreach (string project in Packed)
                await RunAsync(Root, cancellation, "pack", $"src/{project}/{project}.csproj", "-c", "Release", "-o", feed, "-v", "q", "-p:Version=0.0.1-test");

            string app = Path.Combine(work.FullName, "app");
            Directory.CreateDirectory(app);
            await File.WriteAllTextAsync(Path.Combine(app, "App.csproj"), Project, cancellation);
            await File.WriteAllTextAsync(Path.Combine(app, "nuget.config"), NuGetConfig(feed), cancellation);
            File.Copy(Path.Combine(Root, "samples", "Quickstart", "Program.cs"), Path.Combine(app, "Program.cs"));
            // Restored into a folder of its own, so that no earlier build of the same version is taken from the machine's cache.
            await RunAsync(app, cancellation, "restore", "--packages", Path.Combine(work.FullName, "packages"));
            string output = await RunAsync(app, cancellation, "run", "-c", "Release", "--no-restore");

            Assert.Contains("Rust in production", output, StringComparison.Ordinal);
        }
        finally
        {
            work.Delete(recursive: true);
        }
    }

    private const string Project =
        """
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <OutputType>Exe</OutputType>
            <TargetFramework>net10.0</TargetFramework>
            <Nullable>enable</Nullable>
            <ImplicitUsings>enable</ImplicitUsings>
            <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
            <NuGetAudit>false</NuGetAudit>
          </PropertyGroup>
          <ItemGroup>
            <PackageReference Include="Qdrant.Typed.Repository" Version="0.0.1-test" />
            <PackageReference Include="Qdrant.Typed.Local" Version="0.0.1-test" />
          </ItemGroup>
        </Project>
        """;

    private static string NuGetConfig(string feed) =>
        $"""
        <configuration>
          <packageSources>
            <add key="built here" value="{feed}" />
          </packageSources>
        </configuration>
        """;

    private static async Task<string> RunAsync(string folder, CancellationToken cancellation, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        // The outer build's settings must not leak into the inner one.
        foreach (string name in start.Environment.Keys.Where(key => key.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToArray()) start.Environment.Remove(name);
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync(cancellation);
        Task<string> errors = process.StandardError.ReadToEndAsync(cancellation);
        await process.WaitForExitAsync(cancellation);
        string text = await output + await errors;
        Assert.True(process.ExitCode == 0, $"dotnet {string.Join(' ', arguments)} ended with {process.ExitCode}:\n{text}");
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
