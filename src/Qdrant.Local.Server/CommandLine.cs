using System.CommandLine;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Qdrant.Core;
using Qdrant.Core.Transport;

namespace Qdrant.Local.Server;

/// <summary>The command <c>qdrant-local</c>: options, start, wait, end.</summary>
internal static class CommandLine
{
    private const int Failed = 1;

    private static readonly Option<int> GrpcPort = new("--grpc-port") { Description = "Port of gRPC; 0 takes a free one.", DefaultValueFactory = static _ => 6334 };
    private static readonly Option<int> HttpPort = new("--http-port") { Description = "Port of the REST routes; 0 takes a free one.", DefaultValueFactory = static _ => 6333 };
    private static readonly Option<string> Host = new("--host") { Description = "Address to listen on.", DefaultValueFactory = static _ => "127.0.0.1" };
    private static readonly Option<bool> Memory = new("--memory") { Description = "Keep everything in memory." };
    private static readonly Option<string?> Data = new("--data") { Description = "Folder of the data.", HelpName = "DIR" };
    private static readonly Option<string> Release = new("--release") { Description = "Whose rules to follow: 1.19 or 1.20.", DefaultValueFactory = static _ => "1.20" };
    private static readonly Option<string?> ApiKey = new("--api-key") { Description = "Key for everything.", HelpName = "K" };
    private static readonly Option<string?> ReadOnlyKey = new("--read-only-key") { Description = "Key for reading.", HelpName = "K" };
    private static readonly Option<bool> Jwt = new("--jwt") { Description = "Accept HS256 tokens signed with the API key." };
    private static readonly Option<string?> Certificate = new("--cert") { Description = "Certificate for TLS, PEM.", HelpName = "F" };
    private static readonly Option<string?> Key = new("--key") { Description = "Private key of the certificate, PEM.", HelpName = "F" };

    public static Task<int> RunAsync(string[] args)
    {
        var command = new RootCommand("The embedded Qdrant engine behind a socket: gRPC, and the REST routes for health checks.")
        {
            GrpcPort, HttpPort, Host, Memory, Data, Release, ApiKey, ReadOnlyKey, Jwt, Certificate, Key,
        };
        command.SetAction((parsed, cancellation) => ServeAsync(parsed, cancellation));
        // The host handles SIGTERM and SIGINT itself, so that calls in flight end first.
        return command.Parse(args).InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = null });
    }

    private static async Task<int> ServeAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        try
        {
            ServerOptions options = Read(parsed);
            await using LocalServer server = await LocalServer.StartAsync(options, OpenEngine(options), cancellationToken).ConfigureAwait(false);
            string where = options.DataFolder is { } folder ? "data in " + Path.GetFullPath(folder) : "in memory";
            Console.WriteLine($"qdrant-local ready: gRPC {Plain(server.GrpcAddress)}, REST {Plain(server.HttpAddress)}, release {ReleaseText.Of(options.Release)}, {where}");
            await server.WaitForShutdownAsync(cancellationToken).ConfigureAwait(false);
            return 0;
        }
        catch (Exception error) when (error is ServerStartException or QdrantException)
        {
            await Console.Error.WriteLineAsync("qdrant-local: " + error.Message).ConfigureAwait(false);
            return Failed;
        }
    }

    private static string Plain(Uri address) => address.GetLeftPart(UriPartial.Authority);

    private static IQdrantTransport OpenEngine(ServerOptions options)
    {
        var local = new LocalOptions { Release = options.Release };
        return options.DataFolder is { } folder ? QdrantLocal.OpenTransport(folder, local) : QdrantLocal.InMemoryTransport(local);
    }

    private static ServerOptions Read(ParseResult parsed)
    {
        string? data = parsed.GetValue(Data);
        bool memory = parsed.GetValue(Memory);
        if (memory == data is not null) throw new ServerStartException("Say where the data lives: either --memory or --data DIR.");
        if (string.IsNullOrWhiteSpace(data) && !memory) throw new ServerStartException("--data is empty: name the folder of the data, such as --data data/qdrant.");
        bool tokens = parsed.GetValue(Jwt);
        string? apiKey = NotEmpty(parsed.GetValue(ApiKey), "--api-key");
        if (tokens && apiKey is null) throw new ServerStartException("--jwt needs --api-key: tokens are signed with it.");
        int grpcPort = Port(parsed.GetValue(GrpcPort), "--grpc-port"), httpPort = Port(parsed.GetValue(HttpPort), "--http-port");
        if (grpcPort == httpPort && grpcPort != 0) throw new ServerStartException($"--grpc-port and --http-port are both {grpcPort}: they need two ports.");
        return new ServerOptions
        {
            GrpcPort = grpcPort,
            HttpPort = httpPort,
            Host = Address(parsed.GetValue(Host)!),
            DataFolder = data,
            Release = parsed.GetValue(Release) switch
            {
                "1.19" => LocalRelease.V1_19,
                "1.20" => LocalRelease.V1_20,
                { } other => throw new ServerStartException($"--release {other} is not known: use 1.19 or 1.20."),
                null => LocalRelease.V1_20,
            },
            ApiKey = apiKey,
            ReadOnlyApiKey = NotEmpty(parsed.GetValue(ReadOnlyKey), "--read-only-key"),
            AcceptsTokens = tokens,
            Certificate = LoadCertificate(parsed.GetValue(Certificate), parsed.GetValue(Key)),
        };
    }

    private static int Port(int port, string option) => port is >= 0 and <= ushort.MaxValue
        ? port
        : throw new ServerStartException($"{option} {port} is not a port: use 0 to {ushort.MaxValue}.");

    private static IPAddress Address(string host)
    {
        if (host == "localhost") return IPAddress.Loopback;
        return IPAddress.TryParse(host, out IPAddress? address) ? address : throw new ServerStartException($"--host {host} is not an IP address, such as 127.0.0.1 or 0.0.0.0.");
    }

    private static string? NotEmpty(string? key, string option) => key is not "" ? key : throw new ServerStartException($"{option} is empty: leave it out to let everybody in.");

    private static X509Certificate2? LoadCertificate(string? certificate, string? key)
    {
        if (certificate is null && key is null) return null;
        if (certificate is null || key is null) throw new ServerStartException("TLS needs both --cert and --key.");
        try
        {
            return X509Certificate2.CreateFromPemFile(certificate, key);
        }
        catch (Exception error) when (error is CryptographicException or IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new ServerStartException($"The certificate {certificate} with the key {key} cannot be used: {error.Message} Both must be PEM files that belong together.", error);
        }
    }
}
