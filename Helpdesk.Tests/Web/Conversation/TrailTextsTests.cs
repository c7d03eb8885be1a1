using Helpdesk.Core.Tickets;
using Helpdesk.Tests.Web.Shell;
using Helpdesk.Web.Features.Conversation;

namespace Helpdesk.Tests.Web.Conversation;

public sealed class TrailTextsTests
{
    // How it was opened has words of its own for each origin.
    public static TheoryData<TicketEventKind> Every => new(Enum.GetValues<TicketEventKind>().Where(kind => kind != TicketEventKind.Opened));

    [Theory, MemberData(nameof(Every))]
    public void Whatever_happens_to_a_ticket_has_words_in_both_languages(TicketEventKind kind)
    {
        Texts.ReadIn("pt-BR");
        var portuguese = Texts.Of<ConversationTexts>()[$"Trail{kind}"];
        Texts.ReadIn("en");
        var english = Texts.Of<ConversationTexts>()[$"Trail{kind}"];

        Assert.False(portuguese.ResourceNotFound);
        Assert.NotEqual(portuguese.Value, english.Value);
    }
}
