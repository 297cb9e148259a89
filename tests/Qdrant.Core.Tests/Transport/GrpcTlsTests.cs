using System.Net;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Qdrant.Core.Transport;
using Qdrant.Core.Wire;

namespace Qdrant.Core.Tests.Transport;

public sealed class GrpcTlsTests
{
    private static X509Certificate2 Certificate()
    {
        using RSA key = RSA.Create(2048);
        CertificateRequest request = new("CN=qdrant test", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        SubjectAlternativeNameBuilder names = new();
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        using X509Certificate2 made = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pkcs12), null);
    }

    private static QdrantClientOptions Trusting(X509Certificate2 certificate) => new()
    {
        Grpc = new GrpcTransportOptions
        {
            Tls = new SslClientAuthenticationOptions
            {
                RemoteCertificateValidationCallback = (_, given, _, _) => given is not null && given.GetCertHashString() == certificate.GetCertHashString(),
            },
        },
    };

    [Fact]
    public async Task A_certificate_that_the_options_trust_is_enough()
    {
        using X509Certificate2 certificate = Certificate();
        await using GrpcTestServer server = await GrpcTestServer.StartAsync(
            async context => await GrpcTestServer.WriteAsync(context, await GrpcTestServer.ReadAsync(context)), certificate);
        await using GrpcTransport transport = new(server.Url, Trusting(certificate));

        using PooledBuffer answer = await transport.SendAsync("/qdrant.Points/Query", new byte[70_000], default, CancellationToken.None);

        Assert.StartsWith("https:", transport.Address);
        Assert.Equal(70_000, answer.Length);
    }

    [Fact]
    public async Task A_certificate_nobody_trusts_is_said_to_be_that()
    {
        using X509Certificate2 certificate = Certificate();
        await using GrpcTestServer server = await GrpcTestServer.StartAsync(context => GrpcTestServer.WriteAsync(context, []), certificate);
        await using GrpcTransport transport = new(server.Url);

        QdrantRpcException error = await Assert.ThrowsAsync<QdrantRpcException>(
            () => transport.SendAsync("/qdrant.Points/Query", new byte[5], default, CancellationToken.None).AsTask());

        Assert.Equal(RpcStatusCode.Unavailable, error.Status);
        Assert.Equal(RpcDelivery.Hopeless, error.Delivery);
        Assert.Contains("certificate", error.Detail);
        Assert.Contains(server.Url, error.Detail);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_wrong_one_of_http_and_https_is_explained(bool serverHasTls)
    {
        using X509Certificate2 certificate = Certificate();
        await using GrpcTestServer server = await GrpcTestServer.StartAsync(context => GrpcTestServer.WriteAsync(context, []), serverHasTls ? certificate : null);
        string url = serverHasTls ? server.Url.Replace("https:", "http:") : server.Url.Replace("http:", "https:");
        await using GrpcTransport transport = new(url);

        QdrantRpcException error = await Assert.ThrowsAsync<QdrantRpcException>(
            () => transport.SendAsync("/qdrant.Points/Query", new byte[5], default, CancellationToken.None).AsTask());

        Assert.Equal(RpcStatusCode.Unavailable, error.Status);
        Assert.Contains(serverHasTls ? "http or https" : "does the port speak TLS", error.Detail);
    }
}
