using Helpdesk.Core;
using Helpdesk.Core.Conversations;
using Helpdesk.Core.Customers;
using Helpdesk.Core.Desk;
using Helpdesk.Core.Tickets;
using Helpdesk.Core.Users;
using Helpdesk.Tests.Support;

namespace Helpdesk.Tests.Core.Tickets;

/// <summary>The same work twice, and work that only has to do with other work.</summary>
public sealed class RelationsTests(TestDatabase database) : IClassFixture<TestDatabase>, IAsyncLifetime
{
    private Cast _cast = null!;

    private Relations Relations => _cast.Get<Relations>();

    private Actor Ana => Actor.Of(_cast.Ana);

    public async ValueTask InitializeAsync()
    {
        _cast = await Cast.OnAsync(database);
        await _cast.WritesAsync(Cast.Maria, "Meu PDV não abre");
    }

    public ValueTask DisposeAsync() => _cast.DisposeAsync();

    [Fact]
    public async Task What_is_merged_ends_with_a_link_and_both_trails_tell_of_it()
    {
        var (maria, manual) = (await _cast.OnlyTicketAsync(), await ByHandAsync());

        await Relations.MergeAsync(manual.Id, maria.Number, Ana);

        var (kept, merged) = await BothAsync();
        Assert.Equal((TicketStatus.Done, kept.Id, true), (merged.Status, merged.MergedIntoId, kept.IsOpen));
        Assert.Contains(merged.Events, e => e.Kind == TicketEventKind.Merged && e.After == $"{kept.Number}" && e.ActorName == "Ana Prado");
        Assert.Contains(kept.Events, e => e.Kind == TicketEventKind.Absorbed && e.After == $"{merged.Number}");
        Assert.Equal([(merged.Number, Tie.MergedFrom)], await TiesAsync(kept));
        Assert.Equal([(kept.Number, Tie.MergedInto)], await TiesAsync(merged));
        Assert.Equal(kept.Number, (await _cast.Get<TicketRows>().FindAsync(merged.Number))!.MergedInto);
    }

    [Fact]
    public async Task Work_without_a_conversation_goes_on_in_that_of_the_merged_one()
    {
        var (maria, manual) = (await _cast.OnlyTicketAsync(), await ByHandAsync());

        await Relations.MergeAsync(maria.Id, manual.Number, Ana);
        await _cast.WritesAsync(Cast.Maria, "E agora?");

        var all = await _cast.TicketsAsync();
        Assert.Equal([TicketStatus.Done, TicketStatus.New], all.Select(t => t.Status));
        Assert.Equal((maria.ConversationId, maria.ContactId), (all[1].ConversationId, all[1].ContactId));
        Assert.Equal([maria.Id, manual.Id], (await _cast.MessagesAsync()).Select(m => m.TicketId!.Value));
        Assert.NotEqual(Guid.Empty, await _cast.AnswersAsync(all[1], "Já estou olhando"));
    }

    [Fact]
    public async Task Each_of_two_conversations_can_still_be_answered_and_what_the_customer_adds_is_not_lost()
    {
        await _cast.WritesAsync(Cast.Stranger, "Sou o marido da Maria");
        var (maria, husband) = await BothAsync();
        await Relations.MergeAsync(husband.Id, maria.Number, Ana);

        await _cast.AnswersAsync(husband, "Seguimos com a Maria");
        Assert.Equal(husband.ConversationId, (await _cast.MessagesAsync())[^1].ConversationId);

        await _cast.WritesAsync(Cast.Stranger, "Mas o meu caixa também parou");
        (maria, husband) = await BothAsync();
        Assert.Equal((TicketStatus.New, null), (husband.Status, husband.MergedIntoId));
        Assert.Equal([(maria.Number, Tie.Related)], await TiesAsync(husband));
    }

    [Fact]
    public async Task Impossible_choices_are_refused_with_a_word_of_their_own()
    {
        var (maria, manual) = (await _cast.OnlyTicketAsync(), await ByHandAsync());
        await RefusesAsync(Refusal.SameTicket, () => Relations.MergeAsync(maria.Id, maria.Number, Ana));
        await RefusesAsync(Refusal.NoSuchTicket, () => Relations.MergeAsync(maria.Id, 999_999, Ana));
        await RefusesAsync(Refusal.TicketOfAnother, async () => await Relations.MergeAsync(maria.Id, await OfAnotherAsync(), Ana));

        await Relations.MergeAsync(manual.Id, maria.Number, Ana);
        await RefusesAsync(Refusal.TicketDone, () => Relations.MergeAsync(manual.Id, maria.Number, Ana));
        var third = await ByHandAsync();
        var no = await Assert.ThrowsAsync<RefusedException>(() => Relations.MergeAsync(third.Id, manual.Number, Ana));
        Assert.Equal((Refusal.TicketMerged, manual.Number, maria.Number), (no.Refusal, (long)no.Details[0], (long)no.Details[1]));
    }

    [Fact]
    public async Task Of_two_who_merge_each_into_the_other_one_is_refused()
    {
        var (maria, manual) = (await _cast.OnlyTicketAsync(), await ByHandAsync());

        var results = await Task.WhenAll(
            TriesAsync(() => Relations.MergeAsync(maria.Id, manual.Number, Ana)), TriesAsync(() => Relations.MergeAsync(manual.Id, maria.Number, Actor.Of(_cast.Bia))));

        Assert.Single(results, done => done);
        Assert.Single(await _cast.TicketsAsync(), t => t.IsOpen);
    }

    [Fact]
    public async Task Related_tickets_know_of_each_other_until_somebody_takes_it_back()
    {
        var (maria, other) = (await _cast.OnlyTicketAsync(), await OfAnotherAsync());
        await Relations.RelateAsync(maria.Id, other, Ana);
        await RefusesAsync(Refusal.RelatedAlready, () => Relations.RelateAsync(maria.Id, other, Ana));

        var (one, two) = await BothAsync();
        Assert.Equal([(two.Number, Tie.Related)], await TiesAsync(one));
        Assert.Equal([(one.Number, Tie.Related)], await TiesAsync(two));

        await Relations.SeparateAsync(two.Id, one.Id, Ana);
        await Relations.SeparateAsync(two.Id, one.Id, Ana);

        (one, two) = await BothAsync();
        Assert.Empty(await TiesAsync(one));
        Assert.All([one, two], t => Assert.Equal([TicketEventKind.Opened, TicketEventKind.Related, TicketEventKind.Separated], t.Events.OrderBy(e => e.At).Select(e => e.Kind)));
    }

    [Fact]
    public async Task The_open_tickets_of_the_same_customer_are_offered()
    {
        var (maria, manual) = (await _cast.OnlyTicketAsync(), await ByHandAsync());
        await OfAnotherAsync();

        Assert.Equal([manual.Number], (await _cast.Get<RelatedTickets>().ChoicesAsync(maria.Id)).Select(c => c.Number));
    }

    private async Task<Ticket> ByHandAsync()
    {
        await _cast.Get<ManualTickets>().OpenAsync(new ManualTicket("C-0001", null, "Treinar a equipe"), Ana);
        return (await _cast.TicketsAsync())[^1];
    }

    private async Task<long> OfAnotherAsync()
    {
        var key = await _cast.Get<Registry>().AddAsync(new CustomerEntry(null) { LegalName = "Bazar da Vila" }, Ana);
        return await _cast.Get<ManualTickets>().OpenAsync(new ManualTicket(key, null, "Outra coisa"), Ana);
    }

    private async Task<(Ticket First, Ticket Second)> BothAsync() => await _cast.TicketsAsync() is [var first, var second] ? (first, second) : throw new InvalidOperationException("Not two.");

    private async Task<List<(long, Tie)>> TiesAsync(Ticket ticket) => (await _cast.Get<RelatedTickets>().OfAsync(ticket.Id)).ConvertAll(t => (t.Number, t.Tie));

    private static async Task RefusesAsync(Refusal refusal, Func<Task> act) => Assert.Equal(refusal, (await Assert.ThrowsAsync<RefusedException>(act)).Refusal);

    private static async Task<bool> TriesAsync(Func<Task> act)
    {
        try
        {
            await act();
            return true;
        }
        catch (RefusedException)
        {
            return false;
        }
    }
}
