using Helpdesk.Core;
using Helpdesk.Core.Conversations;
using Helpdesk.Core.Tickets;
using Helpdesk.Core.Users;
using Helpdesk.Tests.Support;

namespace Helpdesk.Tests.Core.Conversations;

public sealed class DraftsTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static readonly DraftWords Words = new(Guid.CreateVersion7(), "Já olho", Note: false, ReplyTo: null);

    [Fact]
    public async Task A_draft_is_one_persons_in_one_ticket_and_follows_what_they_write()
    {
        await using var cast = await Cast.OnAsync(database);
        var (drafts, ticket) = await OpenAsync(cast);

        Assert.Equal(Words, await drafts.KeepAsync(cast.Ana.Id, ticket.Id, Words, null));
        var more = Words with { Text = "Já olho e volto", Note = true };
        Assert.Equal(more, await drafts.KeepAsync(cast.Ana.Id, ticket.Id, more, Words.Id));

        Assert.Equal(more, await drafts.OfAsync(cast.Ana.Id, ticket.Id));
        Assert.Null(await drafts.OfAsync(cast.Bia.Id, ticket.Id));
        Assert.Equal([ticket.Id], await drafts.TicketsAsync(cast.Ana.Id));
        Assert.Null(await drafts.KeepAsync(cast.Ana.Id, ticket.Id, more with { Text = " " }, Words.Id));
        Assert.Null(await drafts.OfAsync(cast.Ana.Id, ticket.Id));
    }

    [Fact]
    public async Task What_another_device_wrote_meanwhile_is_handed_out_and_not_overwritten()
    {
        await using var cast = await Cast.OnAsync(database);
        var (drafts, ticket) = await OpenAsync(cast);
        var other = new DraftWords(Guid.CreateVersion7(), "No celular", Note: false, ReplyTo: null);
        await drafts.KeepAsync(cast.Ana.Id, ticket.Id, other, null);

        Assert.Equal(other, await drafts.KeepAsync(cast.Ana.Id, ticket.Id, Words, null));
        Assert.Equal(other, await drafts.OfAsync(cast.Ana.Id, ticket.Id));

        var both = Words with { Text = "No celular\nJá olho" };
        Assert.Equal(both, await drafts.KeepAsync(cast.Ana.Id, ticket.Id, both, other.Id));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_was_sent_is_let_go_of_and_does_not_come_back_late(bool note)
    {
        await using var cast = await Cast.OnAsync(database);
        var (drafts, ticket) = await OpenAsync(cast);
        await drafts.KeepAsync(cast.Ana.Id, ticket.Id, Words, null);
        var reply = new NewReply(Words.Id, ticket.Id, Words.Text);

        await (note ? cast.Get<Replies>().NoteAsync(reply, Actor.Of(cast.Ana)) : cast.Get<Replies>().SendAsync(reply, Actor.Of(cast.Ana)));

        Assert.Null(await drafts.OfAsync(cast.Ana.Id, ticket.Id));
        Assert.Null(await drafts.KeepAsync(cast.Ana.Id, ticket.Id, Words, null));
        Assert.Empty(await drafts.TicketsAsync(cast.Ana.Id));
    }

    [Fact]
    public async Task A_refused_message_leaves_its_draft()
    {
        await using var cast = await Cast.OnAsync(database);
        var (drafts, ticket) = await OpenAsync(cast);
        var tooLong = Words with { Text = new string('a', Limits.MessageText + 1) };
        await drafts.KeepAsync(cast.Ana.Id, ticket.Id, tooLong, null);

        await Assert.ThrowsAsync<RefusedException>(() => cast.Get<Replies>().SendAsync(new(tooLong.Id, ticket.Id, tooLong.Text), Actor.Of(cast.Ana)));

        Assert.Equal(tooLong, await drafts.OfAsync(cast.Ana.Id, ticket.Id));
    }

    private static async Task<(Drafts, Ticket)> OpenAsync(Cast cast)
    {
        await cast.WritesAsync(Cast.Maria, "Meu PDV não abre");
        return (cast.Get<Drafts>(), await cast.OnlyTicketAsync());
    }
}
