using Qdrant.Core;
using Qdrant.Core.Protocol;
using Qdrant.Core.Wire;
using Qdrant.Local.Payload;

namespace Qdrant.Local.Tests.Payload;

public sealed class PayloadSelectorTests
{
    private const string Nested = """{"a":[{"k":1,"n":2},{"n":3},7],"b":{"k":1,"n":[1,2]},"c":5,"d":null}""";

    [Theory]
    [InlineData("a", """{"a":[{"k":1,"n":2},{"n":3},7]}""")]
    [InlineData("a[].k", """{"a":[{"k":1},{},7]}""")]
    [InlineData("a.k", """{"a":[]}""")]
    [InlineData("a[0].k", """{"a":[]}""")]
    [InlineData("b.k", """{"b":{"k":1}}""")]
    [InlineData("b.k,b.n[]", """{"b":{"k":1,"n":[1,2]}}""")]
    [InlineData("c.k", """{"c":5}""")]
    [InlineData("d,zz", """{"d":null}""")]
    [InlineData("", "{}")]
    public void Include_keeps_what_a_listed_path_reaches(string paths, string expected) => Check(Include(paths), expected);

    [Theory]
    [InlineData("a,b,d", """{"c":5}""")]
    [InlineData("a[].k,b,c,d", """{"a":[{"n":2},{"n":3},7]}""")]
    [InlineData("a[],b.n,c,d", """{"a":[],"b":{"k":1}}""")]
    [InlineData("a[0],b,c,d", """{"a":[{"k":1,"n":2},{"n":3},7]}""")]
    [InlineData("", Nested)]
    public void Exclude_drops_what_lies_under_a_listed_path(string paths, string expected) =>
        Check(new WithPayloadSelector { Exclude = new PayloadExcludeSelector { Fields = { Split(paths) } } }, expected);

    [Fact]
    public void A_selector_without_an_option_is_an_error()
    {
        QdrantRpcException error = Assert.Throws<QdrantRpcException>(() => PayloadSelector.Convert(new WithPayloadSelector(), PayloadSelector.All));
        Assert.Equal("No PayloadSelector", error.Detail);
    }

    [Fact]
    public void An_absent_selector_means_what_the_call_says()
    {
        Assert.True(PayloadSelector.Convert(null, PayloadSelector.All).IsAll);
        Assert.True(PayloadSelector.Convert(null, PayloadSelector.None).IsNone);
        Assert.True(PayloadSelector.Convert(new WithPayloadSelector { Enable = false }, PayloadSelector.All).IsNone);
    }

    private static WithPayloadSelector Include(string paths) => new() { Include = new PayloadIncludeSelector { Fields = { Split(paths) } } };

    private static string[] Split(string paths) => paths.Split(',', StringSplitOptions.RemoveEmptyEntries);

    private static void Check(WithPayloadSelector selector, string expected)
    {
        byte[] payload = PayloadBytes.Encode(JsonValues.Parse(Nested));
        using var buffer = new PooledBuffer();
        var writer = new WireWriter(buffer);
        PayloadSelector.Convert(selector, PayloadSelector.All).Write(payload, ref writer, 2);
        writer.Flush();
        RetrievedPoint point = RetrievedPoint.Parser.ParseFrom(buffer.WrittenSpan);
        Assert.Equal(JsonValues.Parse(expected), point.Payload);
    }
}
