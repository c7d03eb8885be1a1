using System.Text.Json.Nodes;
using Xunit.Sdk;

namespace Helpdesk.Tests.Support;

public sealed class ShapeTests
{
    [Theory]
    [InlineData("""{"a":{"b":1}}""")]
    [InlineData("""{"a":{"b":"x"},"c":[{"d":1},{"e":true}]}""")]
    [InlineData("""{"a":{"b":1,"f":1},"c":[{"d":1},{"e":true}]}""")]
    public void What_is_missing_strange_or_of_another_kind_is_not_the_same(string actual) =>
        Assert.ThrowsAny<XunitException>(() => Shape.Same(JsonNode.Parse("""{"a":{"b":1},"c":[{"d":1},{"e":false}]}""")!, JsonNode.Parse(actual)!));

    [Fact]
    public void What_need_not_be_there_may_be_missing() => Shape.Same(JsonNode.Parse("""{"a":1,"b":{"c":1}}""")!, JsonNode.Parse("""{"a":2}""")!, "b");
}
