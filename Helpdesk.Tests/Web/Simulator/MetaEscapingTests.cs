using System.Text;
using System.Text.Json.Nodes;
using Helpdesk.Tests.Support;
using Helpdesk.Web.Features.Simulator.Meta;

namespace Helpdesk.Tests.Web.Simulator;

public sealed class MetaEscapingTests
{
    [Fact]
    public void A_body_is_escaped_as_Meta_escapes_it()
    {
        var wire = Encoding.UTF8.GetString(Fixture.Bytes("meta/text_wire_compact.json")).TrimEnd();

        var written = Encoding.UTF8.GetString(MetaEscaping.Write(JsonNode.Parse(wire)!.AsObject()));

        Assert.Equal(wire, written);
    }
}
