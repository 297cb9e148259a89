namespace Qdrant.Packages.Tests;

/// <summary>What users get: the packages, restored from a folder into a program that never saw this repository.</summary>
[Collection(Tool.Builds)]
public sealed class PackageTests
{
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
                await Tool.RunAsync("dotnet", Tool.Root, cancellation,
                    "pack", $"src/{project}/{project}.csproj", "-c", "Release", "-o", feed, "-v", "q", "-p:Version=0.0.1-test", "--artifacts-path", Path.Combine(work.FullName, "built"));

            string app = Path.Combine(work.FullName, "app");
            Directory.CreateDirectory(app);
            await File.WriteAllTextAsync(Path.Combine(app, "App.csproj"), Project, cancellation);
            await File.WriteAllTextAsync(Path.Combine(app, "nuget.config"), NuGetConfig(feed), cancellation);
            File.Copy(Path.Combine(Tool.Root, "samples", "Quickstart", "Program.cs"), Path.Combine(app, "Program.cs"));
            // Restored into a folder of its own, so that no earlier build of the same version is taken from the machine's cache.
            await Tool.RunAsync("dotnet", app, cancellation, "restore", "--packages", Path.Combine(work.FullName, "packages"));
            string output = await Tool.RunAsync("dotnet", app, cancellation, "run", "-c", "Release", "--no-restore");

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
}
