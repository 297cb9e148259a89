using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.RegularExpressions;
using Google.Protobuf;
using Microsoft.AspNetCore.Connections;
using Qdrant.Core.Protocol;

namespace Qdrant.Local.Server.Tests;

/// <summary>The tool as a process of its own: ready line, clean end, clear errors.</summary>
public sealed partial class CommandLineTests
{
    [Fact]
    public async Task It_says_when_it_is_ready_and_ends_cleanly_on_SIGTERM()
    {
        (Process process, Uri address) = await ReadyAsync("in memory", "--memory");
        using (var caller = new RawCaller(address)) Assert.Equal(0, (await caller.CallAsync("/qdrant.Qdrant/HealthCheck", [])).Status);
        await TerminateAsync(process);
    }

    [Fact]
    public async Task What_was_written_is_there_after_a_restart()
    {
        string folder = Directory.CreateTempSubdirectory("qdrant-local-").FullName;
        byte[] create = new CreateCollection
        {
            CollectionName = "kept",
            VectorsConfig = new VectorsConfig { Params = new VectorParams { Size = 2, Distance = Distance.Dot } },
        }.ToByteArray();
        (Process first, Uri address) = await ReadyAsync($"data in {folder}", "--data", folder);
        using (var caller = new RawCaller(address)) Assert.Equal(0, (await caller.CallAsync("/qdrant.Collections/Create", create)).Status);
        await TerminateAsync(first);

        (Process second, address) = await ReadyAsync($"data in {folder}", "--data", folder);
        using (var caller = new RawCaller(address))
        {
            RawAnswer answer = await caller.CallAsync("/qdrant.Collections/List", []);
            Assert.Equal(["kept"], ListCollectionsResponse.Parser.ParseFrom(answer.Body).Collections.Select(static c => c.Name));
        }
        await TerminateAsync(second);
        Directory.Delete(folder, recursive: true);
    }

    private static async Task<(Process Process, Uri Grpc)> ReadyAsync(string where, params string[] arguments)
    {
        return await ReadyInAsync("", where, arguments);
    }

    private static async Task<(Process Process, Uri Grpc)> ReadyInAsync(string folder, string where, params string[] arguments)
    {
        Process process = Start(folder, [.. arguments, "--grpc-port", "0", "--http-port", "0"]);
        string line = await process.StandardOutput.ReadLineAsync() ?? await process.StandardError.ReadToEndAsync();
        System.Text.RegularExpressions.Match ready = ReadyLine().Match(line);
        Assert.True(ready.Success, line);
        Assert.Equal(where, ready.Groups[2].Value);
        return (process, new Uri(ready.Groups[1].Value));
    }

    private static async Task TerminateAsync(Process process)
    {
        using Process kill = Process.Start("kill", ["-TERM", process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        await process.WaitForExitAsync(patience.Token);
        Assert.Equal((0, "", ""), (process.ExitCode, await process.StandardOutput.ReadToEndAsync(), await process.StandardError.ReadToEndAsync()));
        process.Dispose();
    }

    [Fact]
    public async Task What_lies_in_the_folder_it_is_started_in_does_not_matter()
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("qdrant-local-");
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "appsettings.json"), "{ of another program");
        (Process process, Uri address) = await ReadyInAsync(folder.FullName, "in memory", "--memory");
        using (var caller = new RawCaller(address)) Assert.Equal(0, (await caller.CallAsync("/qdrant.Qdrant/HealthCheck", [])).Status);
        await TerminateAsync(process);
        folder.Delete(recursive: true);
    }

    [Fact]
    public void A_port_in_use_is_not_taken_for_one_that_begins_like_it()
    {
        var error = new IOException("Failed to bind to address http://127.0.0.1:8080: address already in use.", new AddressInUseException("in use"));
        Assert.StartsWith("Port 8080 (--http-port)", LocalServer.Explain(new ServerOptions { GrpcPort = 80, HttpPort = 8080 }, error).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--grpc-port", "--http-port")]
    [InlineData("--http-port", "--grpc-port")]
    public async Task A_port_in_use_is_named(string taken, string other)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        int port = ((IPEndPoint)listener.LocalEndpoint).Port;
        (int code, string error) = await FailAsync("--memory", taken, $"{port}", other, "0");
        Assert.Equal((1, $"qdrant-local: Port {port} ({taken}) on 127.0.0.1 is in use. Stop the program that uses it, or choose another port.\n"), (code, error));
    }

    [Theory]
    [InlineData("either --memory or --data DIR")]
    [InlineData("either --memory or --data DIR", "--memory", "--data", "x")]
    [InlineData("--release 1.18 is not known", "--memory", "--release", "1.18")]
    [InlineData("--jwt needs --api-key", "--memory", "--jwt")]
    [InlineData("TLS needs both --cert and --key", "--memory", "--cert", "x")]
    [InlineData("cannot be used", "--memory", "--cert", "missing.pem", "--key", "missing.pem")]
    [InlineData("is not an IP address", "--memory", "--host", "nowhere")]
    [InlineData("is not a port", "--memory", "--grpc-port", "70000")]
    [InlineData("--api-key is empty", "--memory", "--api-key", "")]
    [InlineData("--data is empty", "--data", "")]
    [InlineData("--grpc-port and --http-port are both 7000", "--memory", "--grpc-port", "7000", "--http-port", "7000")]
    [InlineData("--nonsense", "--memory", "--nonsense")]
    public async Task Wrong_options_say_what_is_right(string text, params string[] arguments)
    {
        (int code, string error) = await FailAsync(arguments);
        Assert.Equal(1, code);
        Assert.Contains(text, error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_certificate_makes_both_ports_TLS()
    {
        using X509Certificate2 certificate = SelfSigned();
        var options = new ServerOptions { GrpcPort = 0, HttpPort = 0, Certificate = certificate };
        await using LocalServer server = await LocalServer.StartAsync(options, QdrantLocal.InMemoryTransport());
        Assert.Equal(("https", "https"), (server.GrpcAddress.Scheme, server.HttpAddress.Scheme));

        var handler = new SocketsHttpHandler();
        handler.SslOptions.RemoteCertificateValidationCallback = (_, shown, _, _) => shown!.GetCertHashString() == certificate.GetCertHashString();
        using var caller = new RawCaller(server.GrpcAddress, handler);
        Assert.Equal(0, (await caller.CallAsync("/qdrant.Qdrant/HealthCheck", [])).Status);
    }

    private static X509Certificate2 SelfSigned()
    {
        using RSA key = RSA.Create(2048);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using X509Certificate2 made = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        return X509Certificate2.CreateFromPem(made.ExportCertificatePem(), key.ExportPkcs8PrivateKeyPem());
    }

    private static async Task<(int Code, string Error)> FailAsync(params string[] arguments)
    {
        using Process process = Start("", arguments);
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        string error = await process.StandardError.ReadToEndAsync();
        await output;
        await process.WaitForExitAsync();
        return (process.ExitCode, error);
    }

    private static Process Start(string folder, params string[] arguments)
    {
        string tool = Path.Combine(AppContext.BaseDirectory, "Qdrant.Local.Server.dll");
        // The program itself, which says nothing of its own; what PATH has under its name may be a script.
        string dotnet = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";
        return Process.Start(new ProcessStartInfo(dotnet, [tool, .. arguments]) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true })!;
    }

    [GeneratedRegex(@"^qdrant-local ready: gRPC (http://127\.0\.0\.1:\d+), REST http://127\.0\.0\.1:\d+, release 1\.20\.0, (.+)$")]
    private static partial Regex ReadyLine();
}
