using Qdrant.Core.Transport;
using Qdrant.Core.Wire;

namespace Qdrant.Core.Tests.Transport;

public sealed class GrpcAddressTests
{
    [Theory]
    [InlineData("http://localhost", "http://localhost:6334")]
    [InlineData("http://localhost:80", "http://localhost")]
    [InlineData("https://db.example.org/", "https://db.example.org:6334")]
    [InlineData("https://db.example.org:443", "https://db.example.org")]
    [InlineData("HTTP://[::1]", "http://[::1]:6334")]
    [InlineData("http://[::1]:7000/a/b/", "http://[::1]:7000/a/b")]
    public async Task Without_a_port_it_is_the_gRPC_one(string url, string address)
    {
        await using GrpcTransport transport = new(url);

        Assert.Equal(address, transport.Address);
    }

    [Theory]
    [InlineData("http://", "is not a URL")]
    [InlineData("http://user:hunter2@host:6334", "ApiKey")]
    [InlineData("http://host:6334/?api-key=hunter2", "ApiKey")]
    [InlineData("localhost:6334", "http://localhost:6334")]
    [InlineData("localhost", "http://localhost:6334")]
    [InlineData("redis://user:hunter2@host", "redis://host")]
    [InlineData("memory:", "Qdrant.Typed.Local")]
    [InlineData("local:data/qdrant", ".AddLocal()")]
    [InlineData("MEMORY:x", "QdrantLocal")]
    public void A_URL_that_cannot_be_used_says_why_and_never_shows_a_secret(string url, string expected)
    {
        QdrantException error = Assert.Throws<QdrantException>(() => QdrantClient.Connect(url));

        Assert.Contains(expected, error.Message);
        Assert.DoesNotContain("hunter2", error.Message);
    }

    [Theory]
    [InlineData("key\r\nx-evil: 1", "line break")]
    [InlineData("key\n", "line break")]
    [InlineData("ke\0y", "NUL")]
    [InlineData("schlüssel", "not ASCII")]
    [InlineData("two words", "space")]
    [InlineData("", "empty")]
    public void A_key_that_no_header_can_hold_is_refused_and_not_shown(string key, string expected)
    {
        QdrantException error = Assert.Throws<QdrantException>(() => QdrantClient.Connect("http://localhost", new QdrantClientOptions { ApiKey = key }));

        Assert.Contains(expected, error.Message);
        if (key.Length > 0) Assert.DoesNotContain(key[..3], error.Message);
    }

    [Fact]
    public void Options_do_not_print_the_key()
    {
        Assert.DoesNotContain("hunter2", new QdrantClientOptions { ApiKey = "hunter2" }.ToString());
        Assert.Contains("with a key", new QdrantClientOptions { ApiKey = "hunter2" }.ToString());
    }

    [Fact]
    public async Task A_registered_scheme_opens_its_URLs()
    {
        string? opened = null;
        QdrantClientOptions options = new()
        {
            Schemes =
            {
                new TransportScheme("memory", (url, _) =>
                {
                    opened = url;
                    return new GrpcTransport("http://localhost");
                }),
            },
        };

        await using QdrantClient client = QdrantClient.Connect("memory:shop", options);

        Assert.Equal("memory:shop", opened);
    }
}
