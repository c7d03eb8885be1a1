using Helpdesk.Core.Channels;
using Helpdesk.Core.Conversations;

namespace Helpdesk.Tests.Core.Conversations;

public sealed class CourtesyTests
{
    [Theory]
    [InlineData("Obrigada! 🙏")]
    [InlineData("ok")]
    [InlineData("OK, valeu")]
    [InlineData("👍")]
    [InlineData("👍🏽👏")]
    [InlineData("Muito obrigado pela atenção!!!")]
    [InlineData("Perfeito, obrigado. Bom dia")]
    [InlineData("blz vlw")]
    [InlineData("Show de bola", false)]
    [InlineData("kkkk")]
    [InlineData("Thank you very much")]
    [InlineData("❤️")]
    public void A_thank_you_asks_for_nothing(string text, bool courtesy = true) =>
        Assert.Equal(courtesy, Courtesy.Is(new Content(MessageKind.Text, text)));

    [Theory]
    [InlineData("Boa tarde! Tudo bem? O sistema travou no balcão 2, obrigada", "sistema travou no balcao 2")]
    [InlineData("Oi, bom dia", "")]
    public void What_a_text_is_about_is_neither_thanks_nor_greeting(string text, string matter) => Assert.Equal(matter, Courtesy.Matter(text));

    [Theory]
    [InlineData("Obrigado, mas o erro voltou")]
    [InlineData("ok?")]
    [InlineData("Bom dia")]
    [InlineData("sim")]
    [InlineData("não")]
    [InlineData("?")]
    [InlineData("...")]
    [InlineData("")]
    [InlineData("539")]
    [InlineData("valeu, e o outro caixa")]
    public void What_may_want_an_answer_is_no_courtesy(string text) => Assert.False(Courtesy.Is(new Content(MessageKind.Text, text)));

    [Fact]
    public void A_sticker_is_one_and_a_picture_is_not()
    {
        Assert.True(Courtesy.Is(new Content(MessageKind.Sticker, null)));
        Assert.False(Courtesy.Is(new Content(MessageKind.Image, "obrigado")));
        Assert.False(Courtesy.Is(new Content(MessageKind.Voice, null)));
    }
}
