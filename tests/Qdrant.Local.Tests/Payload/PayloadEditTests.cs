using Qdrant.Core;
using Qdrant.Core.Protocol;
using Qdrant.Local.Payload;

namespace Qdrant.Local.Tests.Payload;

public sealed class PayloadEditTests
{
    [Theory]
    [InlineData("""{"a":1,"b":{"x":1}}""", """{"a":null,"b":{"y":null},"c":2}""", """{"b":{"y":null},"c":2}""")]
    [InlineData("{}", """{"a":null}""", "{}")]
    [InlineData("""{"a":1}""", "{}", """{"a":1}""")]
    public void Top_level_keys_are_replaced_and_null_removes(string before, string update, string after) =>
        Check(after, PayloadEdit.Set(Encode(before), JsonValues.Parse(update)));

    [Theory]
    [InlineData("a.b", """{"a":5}""", """{"x":1}""", """{"a":{"b":{"x":1}}}""")]
    [InlineData("a", """{"a":{"x":1,"y":2}}""", """{"x":null,"z":3}""", """{"a":{"y":2,"z":3}}""")]
    [InlineData("a", "{}", """{"x":null}""", """{"a":{}}""")]
    [InlineData("a[]", """{"a":[{"x":1},5,null]}""", """{"y":2}""", """{"a":[{"x":1,"y":2},{"y":2},{"y":2}]}""")]
    [InlineData("a[]", """{"a":5}""", """{"y":2}""", """{"a":[]}""")]
    [InlineData("a[1].k", """{"a":[1,2]}""", """{"y":2}""", """{"a":[1,{"k":{"y":2}}]}""")]
    [InlineData("a[7].k", """{"a":{}}""", """{"y":2}""", """{"a":[]}""")]
    public void A_key_makes_its_way_and_merges_at_its_end(string key, string before, string update, string after) =>
        Check(after, PayloadEdit.Set(Encode(before), JsonValues.Parse(update), PayloadPath.Parse(key)));

    [Theory]
    [InlineData("a.b", """{"a":{"b":1,"c":2}}""", """{"a":{"c":2}}""")]
    [InlineData("a[]", """{"a":[1,2]}""", """{"a":[]}""")]
    [InlineData("a[][]", """{"a":[[1],[2],3]}""", """{"a":[[],[],3]}""")]
    [InlineData("a[0]", """{"a":[1,2]}""", """{"a":[1,2]}""")]
    [InlineData("a[0].k", """{"a":[{"k":1},{"k":2}]}""", """{"a":[{},{"k":2}]}""")]
    [InlineData("a[].k", """{"a":[{"k":1,"n":1},5]}""", """{"a":[{"n":1},5]}""")]
    [InlineData("a.b", """{"a":[{"b":1}]}""", """{"a":[{"b":1}]}""")]
    [InlineData("zz", """{"a":1}""", """{"a":1}""")]
    public void Delete_removes_what_the_path_names(string key, string before, string after) =>
        Check(after, PayloadEdit.Delete(Encode(before), [PayloadPath.Parse(key)]));

    [Fact]
    public void Numbers_that_are_not_finite_are_refused_at_any_depth()
    {
        Value hidden = new() { ListValue = new ListValue { Values = { new Value { DoubleValue = double.NaN } } } };
        QdrantRpcException error = Assert.Throws<QdrantRpcException>(() => PayloadBytes.Encode(new() { ["a"] = hidden }));
        Assert.Equal("cannot convert to json number", error.Detail);
    }

    private static byte[] Encode(string json) => PayloadBytes.Encode(JsonValues.Parse(json));

    private static void Check(string expected, byte[] actual) => Assert.Equal(JsonValues.Parse(expected), PayloadBytes.Decode(actual).Fields);
}
