using Qdrant.Core;
using Qdrant.Local.Payload;

namespace Qdrant.Local.Tests.Payload;

public sealed class PayloadPathTests
{
    [Theory]
    [InlineData("a")]
    [InlineData("a.b[].c[0]")]
    [InlineData("a[][]")]
    [InlineData("\"\"")]
    [InlineData("\"a b\".c")]
    [InlineData("größe.日本-x_1")]
    [InlineData("a.0.1")]
    [InlineData("a[18446744073709551615]")]
    [InlineData("½")]
    public void Paths_of_the_grammar_are_taken(string text) => Assert.Equal(text, PayloadPath.Parse(text).Text);

    [Theory]
    [InlineData("")]
    [InlineData(".a")]
    [InlineData("[0]")]
    [InlineData("a.")]
    [InlineData("a..b")]
    [InlineData("a.[]")]
    [InlineData("a[]b")]
    [InlineData("\"a\"b")]
    [InlineData("a b")]
    [InlineData("*")]
    [InlineData("$")]
    [InlineData("a/b")]
    [InlineData("😀")]
    [InlineData("a\n")]
    [InlineData("a[-1]")]
    [InlineData("a[ 1]")]
    [InlineData("a[18446744073709551616]")]
    [InlineData("\"a\\b\"")]
    [InlineData("\"a")]
    [InlineData("a[0")]
    [InlineData("e\u0301")]
    public void Everything_else_is_refused_by_name(string text)
    {
        QdrantRpcException error = Assert.Throws<QdrantRpcException>(() => PayloadPath.Parse(text));
        Assert.Equal(RpcStatusCode.InvalidArgument, error.Status);
        Assert.Equal($"Invalid json path: '{text}'", error.Detail);
    }

    [Fact]
    public void Quotes_do_not_make_another_path()
    {
        Assert.Equal(PayloadPath.Parse("a.b[0]"), PayloadPath.Parse("\"a\".\"b\"[0]"));
        Assert.NotEqual(PayloadPath.Parse("a[]"), PayloadPath.Parse("a"));
        Assert.NotEqual(PayloadPath.Parse("a[0]"), PayloadPath.Parse("a[1]"));
    }

    [Theory]
    [InlineData("a", "1", 1)]
    [InlineData("a", "null", 1)]
    [InlineData("b", "1", 0)]
    [InlineData("a.b", """[{"b":1}]""", 0)]
    [InlineData("a[].b", """[{"b":1},{"c":2},{"b":3}]""", 2)]
    [InlineData("a[1].b", """[{"b":1},{"b":2}]""", 1)]
    [InlineData("a[2]", "[1,2]", 0)]
    [InlineData("a[]", "5", 0)]
    [InlineData("a[][]", "[[1,2],[3],4]", 3)]
    [InlineData("a[]", "[]", 0)]
    public void A_path_gives_the_values_it_names(string path, string value, int count)
    {
        byte[] payload = PayloadBytes.Encode(JsonValues.Parse($$"""{"a":{{value}},"z":true}"""));
        var counter = new Counter();
        PayloadPath.Parse(path).Visit(PayloadValue.Root(payload), ref counter);
        Assert.Equal(count, counter.Count);
    }

    private struct Counter : IValueVisitor
    {
        public int Count { get; private set; }

        public bool Visit(PayloadValue value)
        {
            Count++;
            return false;
        }
    }
}
