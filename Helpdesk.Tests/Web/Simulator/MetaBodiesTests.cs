using System.Text;
using System.Text.Json.Nodes;
using Helpdesk.Tests.Support;
using Helpdesk.Web.Features.Simulator;

namespace Helpdesk.Tests.Web.Simulator;

public sealed class MetaBodiesTests
{
    [Fact]
    public void A_body_is_escaped_as_Meta_escapes_it()
    {
        var wire = Encoding.UTF8.GetString(Fixture.Bytes("meta/text_wire_compact.json")).TrimEnd();

        var written = Encoding.UTF8.GetString(MetaBodies.Write(JsonNode.Parse(wire)!.AsObject()));

        Assert.Equal(wire, written);
    }
}
