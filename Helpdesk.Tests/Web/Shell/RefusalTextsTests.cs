using Helpdesk.Core;
using Helpdesk.Web.Shell;

namespace Helpdesk.Tests.Web.Shell;

public sealed class RefusalTextsTests
{
    private readonly RefusalTexts _refusals = new(Texts.Of<RefusalTexts>());

    public static TheoryData<Refusal> Every => new(Enum.GetValues<Refusal>());

    [Theory, MemberData(nameof(Every))]
    public void Every_refusal_has_words_in_both_languages(Refusal refusal)
    {
        Texts.ReadIn("pt-BR");
        var portuguese = _refusals.Of(new(refusal));
        Texts.ReadIn("en");
        var english = _refusals.Of(new(refusal));

        Assert.NotEqual(refusal.ToString(), portuguese);
        Assert.NotEqual(refusal.ToString(), english);
        Assert.NotEqual(portuguese, english);
    }

    [Fact]
    public void What_the_refusal_knows_stands_in_its_sentence()
    {
        Texts.ReadIn("pt-BR");

        Assert.Equal("Ana Prado já assumiu o #8039.", _refusals.Of(new(Refusal.TicketAlreadyTaken, 8039, "Ana Prado")));
        Assert.Equal("O texto tem 5.000 caracteres; o limite é 4.096.", _refusals.Of(new(Refusal.TextTooLong, 4096, 5000)));
    }
}
