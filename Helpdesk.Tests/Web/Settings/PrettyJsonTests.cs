using Helpdesk.Web.Features.Settings;

namespace Helpdesk.Tests.Web.Settings;

public sealed class PrettyJsonTests
{
    [Fact]
    public void Json_is_indented_and_keeps_its_accents() =>
        Assert.Equal("{\n  \"nome\": \"Pão\"\n}", PrettyJson.Of("""{"nome":"P\u00e3o"}""").ReplaceLineEndings("\n"));

    [Fact]
    public void What_is_no_json_stays_as_it_came() => Assert.Equal("<b>não</b>", PrettyJson.Of("<b>não</b>"));
}
