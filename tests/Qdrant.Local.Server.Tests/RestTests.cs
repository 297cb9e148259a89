using System.Net;
using System.Text.Json;

namespace Qdrant.Local.Server.Tests;

public sealed class RestTests : IAsyncLifetime
{
    private LocalServer _server = null!;
    private HttpClient _client = null!;

    public async ValueTask InitializeAsync()
    {
        var options = new ServerOptions { GrpcPort = 0, HttpPort = 0, ApiKey = "k", Release = LocalRelease.V1_19 };
        _server = await LocalServer.StartAsync(options, QdrantLocal.InMemoryTransport());
        _client = new HttpClient { BaseAddress = _server.HttpAddress };
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task The_banner_names_the_release()
    {
        JsonElement json = JsonDocument.Parse(await _client.GetStringAsync("/")).RootElement;
        Assert.Equal(("qdrant - vector search engine", "1.19.0"), (json.GetProperty("title").GetString(), json.GetProperty("version").GetString()));
    }

    [Theory]
    [InlineData("/healthz", "healthz check passed")]
    [InlineData("/livez", "healthz check passed")]
    [InlineData("/readyz", "all shards are ready")]
    public async Task Health_needs_no_key(string path, string text) => Assert.Equal(text, await _client.GetStringAsync(path));

    [Theory]
    [InlineData("GET", "/collections")]
    [InlineData("PUT", "/collections/\"<x>")]
    public async Task Other_routes_say_where_to_go(string verb, string path)
    {
        using HttpResponseMessage response = await _client.SendAsync(new HttpRequestMessage(new HttpMethod(verb), path));
        JsonElement json = JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement;
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Contains("gRPC port", json.GetProperty("status").GetProperty("error").GetString(), StringComparison.Ordinal);
        Assert.True(json.GetProperty("time").GetDouble() >= 0);
    }
}
