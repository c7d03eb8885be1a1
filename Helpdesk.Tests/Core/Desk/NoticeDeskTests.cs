using Helpdesk.Core.Conversations;
using Helpdesk.Core.Desk;
using Helpdesk.Core.Tickets;
using Helpdesk.Core.Users;
using Helpdesk.Tests.Support;

namespace Helpdesk.Tests.Core.Desk;

public sealed class NoticeDeskTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    [Fact]
    public async Task Who_is_given_a_ticket_is_told_and_who_takes_one_is_not()
    {
        await using var cast = await Cast.OnAsync(database);
        await cast.WritesAsync(Cast.Maria, "Meu PDV não abre");
        var ticket = await cast.OnlyTicketAsync();
        var (desk, work) = (cast.Get<NoticeDesk>(), cast.Get<Assignments>());

        await work.TakeAsync(ticket.Id, cast.Ana.Id);
        await work.AssignAsync(ticket.Id, cast.Bia.Id, Actor.Of(cast.Ana));
        cast.Clock.Advance(TimeSpan.FromMinutes(1));
        await work.EscalateAsync(ticket.Id, 2, cast.Ana.Id, "Nota não sai", Actor.Of(cast.Bia));

        Assert.Equal((NoticeKind.Assigned, "Pão Quente"), Assert.Single(await desk.ListAsync(cast.Bia.Id)) is var given ? (given.Kind, given.Title) : default);
        Assert.Equal((NoticeKind.Escalated, "Nota não sai"), Assert.Single(await desk.ListAsync(cast.Ana.Id)) is var asked ? (asked.Kind, asked.Words) : default);
    }

    [Fact]
    public async Task Who_had_a_ticket_is_told_when_somebody_else_hands_it_on()
    {
        await using var cast = await Cast.OnAsync(database);
        await cast.WritesAsync(Cast.Maria, "Meu PDV não abre");
        var ticket = await cast.OnlyTicketAsync();
        var (desk, work, chief) = (cast.Get<NoticeDesk>(), cast.Get<Assignments>(), new Actor(ActorKind.User, Guid.CreateVersion7(), "Carla"));
        await work.TakeAsync(ticket.Id, cast.Ana.Id);

        await work.AssignAsync(ticket.Id, cast.Bia.Id, chief, "Ana saiu para o almoço");
        Assert.Equal((NoticeKind.HandedOn, "Carla", "Ana saiu para o almoço"), Assert.Single(await desk.ListAsync(cast.Ana.Id)) is var had ? (had.Kind, had.ByName, had.Words) : default);

        cast.Clock.Advance(TimeSpan.FromMinutes(1));
        await work.EscalateAsync(ticket.Id, 2, cast.Ana.Id, "Nota não sai", chief);
        Assert.Equal([NoticeKind.HandedOn, NoticeKind.Assigned], (await desk.ListAsync(cast.Bia.Id)).Select(n => n.Kind));
    }

    [Fact]
    public async Task Escalated_to_a_level_without_a_person_it_waits_in_the_queue_for_whoever_takes_it()
    {
        await using var cast = await Cast.OnAsync(database);
        await cast.WritesAsync(Cast.Maria, "Meu PDV não abre");
        var ticket = await cast.OnlyTicketAsync();
        var work = cast.Get<Assignments>();
        await work.TakeAsync(ticket.Id, cast.Ana.Id);

        await work.EscalateAsync(ticket.Id, 2, null, "Nota não sai", Actor.Of(cast.Bia));

        var row = Assert.Single(await cast.Get<TicketRows>().ListAsync(new(TicketView.Unassigned), cast.Bia.Id, null, 10));
        Assert.Equal((2, TicketStatus.New), (row.EscalationLevel, row.Status));
        Assert.Equal(NoticeKind.HandedOn, Assert.Single(await cast.Get<NoticeDesk>().ListAsync(cast.Ana.Id)).Kind);
        await work.TakeAsync(ticket.Id, cast.Bia.Id);
        Assert.Equal((cast.Bia.Id, 2), (await cast.OnlyTicketAsync()) is var taken ? (taken.AssigneeId, taken.EscalationLevel) : default);
    }

    [Fact]
    public async Task Who_has_either_of_two_tickets_is_told_when_somebody_else_ties_them_and_once_when_they_have_both()
    {
        await using var cast = await Cast.OnAsync(database);
        var (desk, work, relations, ana) = (cast.Get<NoticeDesk>(), cast.Get<Assignments>(), cast.Get<Relations>(), Actor.Of(cast.Ana));
        var first = await cast.Get<ManualTickets>().OpenAsync(new("C-0001", null, "Caixa 2 parado"), ana);
        var second = await cast.Get<ManualTickets>().OpenAsync(new("C-0001", null, "Caixa 2 não liga"), ana);
        var (one, other) = await cast.TicketsAsync() is var both ? (both.Single(t => t.Number == first), both.Single(t => t.Number == second)) : default;
        await work.TakeAsync(one.Id, cast.Ana.Id);
        await work.TakeAsync(other.Id, cast.Bia.Id);

        await relations.RelateAsync(one.Id, second, ana);
        cast.Clock.Advance(TimeSpan.FromMinutes(1));
        await relations.MergeAsync(one.Id, second, Actor.Of(cast.Bia));
        Assert.Equal([(NoticeKind.Related, second, $"#{first} Caixa 2 parado")], await ToldAsync(cast.Bia.Id));
        Assert.Equal([(NoticeKind.Merged, first, $"#{second} Caixa 2 não liga")], await ToldAsync(cast.Ana.Id));

        var third = await cast.Get<ManualTickets>().OpenAsync(new("C-0001", null, "Caixa 3"), ana);
        await work.TakeAsync((await cast.TicketsAsync()).Single(t => t.Number == third).Id, cast.Bia.Id);
        cast.Clock.Advance(TimeSpan.FromMinutes(1));
        await relations.RelateAsync(other.Id, third, ana);
        Assert.Equal([(NoticeKind.Related, third), (NoticeKind.Related, second)], (await ToldAsync(cast.Bia.Id)).Select(told => (told.Kind, told.TicketNumber)));

        async Task<IEnumerable<(NoticeKind Kind, long TicketNumber, string? Words)>> ToldAsync(Guid who) =>
            (await desk.ListAsync(who)).Where(n => n.Kind != NoticeKind.Assigned).Select(n => (n.Kind, n.TicketNumber, n.Words));
    }

    [Fact]
    public async Task What_was_seen_is_read_and_forgotten_a_month_later()
    {
        await using var cast = await Cast.OnAsync(database);
        await cast.WritesAsync(Cast.Maria, "Meu PDV não abre");
        var ticket = await cast.OnlyTicketAsync();
        var desk = cast.Get<NoticeDesk>();
        await cast.Get<Assignments>().TakeAsync(ticket.Id, cast.Ana.Id);
        await cast.Get<Assignments>().AssignAsync(ticket.Id, cast.Bia.Id, new Actor(ActorKind.User, Guid.CreateVersion7(), "Carla"));

        await desk.ReadAsync(cast.Bia.Id, Guid.CreateVersion7());
        Assert.False(Assert.Single(await desk.ListAsync(cast.Bia.Id)).Read);
        await desk.ReadAsync(cast.Bia.Id, ticket.Id);
        Assert.True(Assert.Single(await desk.ListAsync(cast.Bia.Id)).Read);

        cast.Clock.Advance(TimeSpan.FromDays(31));
        await desk.ReadAsync(cast.Bia.Id);
        Assert.Empty(await desk.ListAsync(cast.Bia.Id));
        Assert.False(Assert.Single(await desk.ListAsync(cast.Ana.Id)).Read);
    }

    [Fact]
    public async Task Of_many_notices_the_latest_are_listed()
    {
        await using var cast = await Cast.OnAsync(database);
        await cast.WritesAsync(Cast.Maria, "Meu PDV não abre");
        var id = (await cast.OnlyTicketAsync()).Id;
        await cast.Database.ChangeAsync(async db =>
        {
            var ticket = (await db.Tickets.FindAsync(id))!;
            for (var i = 0; i < 1_000; i++) ticket.Mention(cast.Bia.Id, $"{i}", Actor.Of(cast.Ana), cast.Clock.GetUtcNow().AddSeconds(i));
        });

        var listed = await cast.Get<NoticeDesk>().ListAsync(cast.Bia.Id);

        Assert.Equal((30, "999"), (listed.Count, listed[0].Words));
    }

    [Fact]
    public async Task What_draws_attention_is_everybodys_own_choice()
    {
        await using var cast = await Cast.OnAsync(database);
        var desk = cast.Get<NoticeDesk>();
        Assert.Equal(new AlertChoices(), await desk.ChoicesAsync(cast.Bia.Id));

        await desk.ChooseAsync(cast.Bia.Id, new AlertChoices { Replied = false, Sound = false });

        Assert.Equal(new AlertChoices { Replied = false, Sound = false }, await desk.ChoicesAsync(cast.Bia.Id));
        Assert.Equal(new AlertChoices(), await desk.ChoicesAsync(cast.Ana.Id));
    }
}
