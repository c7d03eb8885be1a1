using Helpdesk.Web.Features.Conversation;

namespace Helpdesk.Tests.Web.Conversation;

public sealed class MessageTextTests
{
    [Theory]
    [InlineData("Meu PDV não abre", "Plain:Meu PDV não abre")]
    [InlineData("é *muito* urgente", "Plain:é |Bold:muito|Plain: urgente")]
    [InlineData("_talvez_ ~não~", "Italic:talvez|Plain: |Struck:não")]
    [InlineData("rode `net stop` e ```net start```", "Plain:rode |Code:net stop|Plain: e |Code:net start")]
    [InlineData("2*3*4 e nome_do_arquivo_final", "Plain:2*3*4 e nome_do_arquivo_final")]
    [InlineData("* item", "Plain:* item")]
    [InlineData("veja https://exemplo.com.br/a?b=1_c_2.", "Plain:veja |Link:https://exemplo.com.br/a?b=1_c_2|Plain:.")]
    [InlineData("(http://exemplo.com.br)", "Plain:(|Link:http://exemplo.com.br|Plain:)")]
    [InlineData("javascript:alert(1) <b>oi</b>", "Plain:javascript:alert(1) <b>oi</b>")]
    public void Marks_and_addresses_are_found(string text, string expected) =>
        Assert.Equal(expected, string.Join('|', MessageText.Read(text).Select(run => $"{run.Kind}:{run.Text}")));

    [Fact]
    public void Marks_without_end_take_no_time()
    {
        var text = string.Concat(Enumerable.Repeat("*a _b ~c `d http://", 800));

        Assert.NotEmpty(MessageText.Read(text));
    }
}
