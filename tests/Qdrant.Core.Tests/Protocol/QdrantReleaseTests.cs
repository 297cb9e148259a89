namespace Qdrant.Core.Tests.Protocol;

public sealed class QdrantReleaseTests
{
    [Theory]
    [InlineData("1.19.0", 1, 19)]
    [InlineData("1.20.1-dev", 1, 20)]
    [InlineData("1.20", 1, 20)]
    [InlineData("1.9-rc1", 1, 9)]
    [InlineData("2.0.0+build7", 2, 0)]
    public void Reads_versions_as_servers_give_them(string text, int major, int minor) =>
        Assert.Equal(new QdrantRelease(major, minor), QdrantRelease.Parse(text));

    [Theory]
    [InlineData("")]
    [InlineData("1")]
    [InlineData("1.")]
    [InlineData(".2")]
    [InlineData("v1.2")]
    [InlineData("1.-2")]
    [InlineData(" 1.2")]
    [InlineData("1.99999999999")]
    [InlineData("dev")]
    public void Refuses_what_is_not_a_version(string text)
    {
        Assert.False(QdrantRelease.TryParse(text, out _));
        Assert.Contains($"'{text}'", Assert.Throws<FormatException>(() => QdrantRelease.Parse(text)).Message);
    }

    [Fact]
    public void Compares_numbers_and_not_text()
    {
        Assert.True(new QdrantRelease(1, 9) < new QdrantRelease(1, 10));
        Assert.True(new QdrantRelease(2, 0) > new QdrantRelease(1, 20));
        Assert.True(QdrantRelease.Parse("1.20.3") >= QdrantRelease.Newest);
        Assert.True(QdrantRelease.Parse("1.20.3") <= QdrantRelease.Newest);
        Assert.Equal("1.9", new QdrantRelease(1, 9).ToString());
    }
}
