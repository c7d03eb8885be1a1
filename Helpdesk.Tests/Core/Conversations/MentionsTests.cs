using Helpdesk.Core.Conversations;
using Helpdesk.Core.Desk;
using Helpdesk.Core.Tickets;
using Helpdesk.Core.Users;
using Helpdesk.Tests.Support;
using Helpdesk.Web.Features.Conversation;

namespace Helpdesk.Tests.Core.Conversations;

public sealed class MentionsTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static readonly string[] Names = ["Ana", "Ana Prado"];

    [Theory]
    [InlineData("@Ana Prado, viu?", "@Ana Prado")]
    [InlineData("(@ana)", "@ana")]
    [InlineData("oi @Ana e @Ana Prado", "@Ana", "@Ana Prado")]
    [InlineData("fale com paoquente@ana ou @Anabela, ana prado")]
    public void A_name_is_called_where_it_stands_apart(string text, params string[] called) =>
        Assert.Equal(called, Mentions.In(text, Names).Select(range => text[range]));

    [Fact]
    public void What_is_called_stays_text_and_marks_stay_marks() => Assert.Equal(
        [new TextRun(TextRunKind.Bold, "@Ana"), new TextRun(TextRunKind.Plain, " <b>"), new TextRun(TextRunKind.Mention, "@Ana"), new TextRun(TextRunKind.Plain, "</b>")],
        MessageText.Read("*@Ana* <b>@Ana</b>", Names));

    [Fact]
    public async Task Who_is_called_is_told_once_and_who_writes_is_not()
    {
        await using var cast = await Cast.OnAsync(database);
        await cast.WritesAsync(Cast.Maria, "Meu PDV não abre");
        var ticket = await cast.OnlyTicketAsync();
        var note = new NewReply(Guid.CreateVersion7(), ticket.Id, "@Bia Fontes veja, @Bia Fontes. Eu sou @Ana Prado");

        await cast.Get<Replies>().NoteAsync(note, Actor.Of(cast.Ana));
        await cast.Get<Replies>().NoteAsync(note, Actor.Of(cast.Ana));

        var told = Assert.Single(await cast.Get<NoticeDesk>().ListAsync(cast.Bia.Id));
        Assert.Equal((NoticeKind.Mentioned, "Ana Prado", note.Text, false), (told.Kind, told.ByName, told.Words, told.Read));
        Assert.Empty(await cast.Get<NoticeDesk>().ListAsync(cast.Ana.Id));
        var bubble = Assert.Single(await cast.Get<ThreadQueries>().BubblesAsync([note.Id]));
        Assert.Equal(["Ana Prado", "Bia Fontes"], bubble.Details!.Mentions!.Select(m => m.Name));
    }

    [Fact]
    public async Task An_answer_to_a_customer_calls_nobody()
    {
        await using var cast = await Cast.OnAsync(database);
        await cast.WritesAsync(Cast.Maria, "Meu PDV não abre");

        await cast.AnswersAsync(await cast.OnlyTicketAsync(), "A @Bia Fontes vai ligar");

        Assert.Empty(await cast.Get<NoticeDesk>().ListAsync(cast.Bia.Id));
    }
}
