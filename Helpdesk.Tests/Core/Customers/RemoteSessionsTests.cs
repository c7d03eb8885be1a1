using Helpdesk.Core;
using Helpdesk.Core.Customers;
using Helpdesk.Core.Desk;
using Helpdesk.Core.Tickets;
using Helpdesk.Core.Users;
using Helpdesk.Tests.Support;

namespace Helpdesk.Tests.Core.Customers;

/// <summary>Who was on which machine, for which ticket, from when to when.</summary>
public sealed class RemoteSessionsTests(TestDatabase database) : IClassFixture<TestDatabase>, IAsyncLifetime
{
    private Cast _cast = null!;

    private RemoteSessions Sessions => _cast.Get<RemoteSessions>();

    public async ValueTask InitializeAsync()
    {
        _cast = await Cast.OnAsync(database);
        await _cast.Get<Registry>().ChangeAsync(
            "C-0001", (await CardAsync()).Version, e => e with { Machines = [new MachineEntry("CAIXA-01", "990000101", MachineRole.Pos, [])] }, Actor.Of(_cast.Ana));
        await _cast.WritesAsync(Cast.Maria, "Meu PDV não abre");
    }

    public ValueTask DisposeAsync() => _cast.DisposeAsync();

    [Fact]
    public async Task A_session_is_written_down_once_and_ends_with_the_ticket()
    {
        var (ticket, machine) = (await _cast.OnlyTicketAsync(), await MachineAsync());

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Sessions.StartAsync(machine.Id, ticket.Id, Actor.Of(_cast.Ana))));
        var open = Assert.Single(await Sessions.OfAsync(_cast.Padaria, 10));
        Assert.Equal(open.Id, Assert.Single((await MachineAsync()).Running).Id);
        Assert.Equal(("CAIXA-01", "Ana Prado"), Assert.Single((await _cast.OnlyTicketAsync()).Events, e => e.Kind == TicketEventKind.RemoteStarted) is var line ? (line.After, line.ActorName) : default);
        _cast.Clock.Advance(TimeSpan.FromMinutes(12));
        await _cast.Get<Assignments>().SolveAsync(ticket.Id, Cast.Found("Serviço reiniciado."), _cast.Ana.Id);

        Assert.Equal(("CAIXA-01", "Ana Prado", ticket.Number, null), (open.MachineName, open.UserName, open.TicketNumber, open.EndedAt));
        Assert.Equal(open.StartedAt.AddMinutes(12), Assert.Single(await Sessions.OfAsync(_cast.Padaria, 10)).EndedAt);
        machine = await MachineAsync();
        Assert.Equal(open.StartedAt, machine.LastSession?.StartedAt);
        Assert.Empty(machine.Running);
    }

    [Fact]
    public async Task For_other_work_a_new_session_begins_and_a_forgotten_one_does_not_go_on_for_ever()
    {
        var (ticket, machine) = (await _cast.OnlyTicketAsync(), await MachineAsync());
        await Sessions.StartAsync(machine.Id, ticket.Id, Actor.Of(_cast.Ana));
        await Sessions.StartAsync(machine.Id, ticket.Id, Actor.Of(_cast.Bia));
        Assert.Equal(["Ana Prado", "Bia Fontes"], (await MachineAsync()).Running.Select(s => s.UserName).Order());

        _cast.Clock.Advance(TimeSpan.FromMinutes(5));
        await Sessions.StartAsync(machine.Id, null, Actor.Of(_cast.Ana));
        Assert.Equal(["Bia Fontes", "Ana Prado"], (await MachineAsync()).Running.OrderBy(s => s.StartedAt).Select(s => s.UserName));
        Assert.Equal(3, (await Sessions.OfAsync(_cast.Padaria, 10)).Count);

        _cast.Clock.Advance(TimeSpan.FromHours(13));
        Assert.Empty((await MachineAsync()).Running);
        await Sessions.StartAsync(machine.Id, null, Actor.Of(_cast.Ana));
        Assert.Equal(_cast.Clock.GetUtcNow(), Assert.Single((await MachineAsync()).Running).StartedAt);
    }

    [Fact]
    public async Task A_machine_that_is_gone_is_refused_in_words()
    {
        var no = await Assert.ThrowsAsync<RefusedException>(() => Sessions.StartAsync(Guid.CreateVersion7(), null, Actor.Of(_cast.Ana)));

        Assert.Equal(Refusal.MachineGone, no.Refusal);
    }

    private async Task<MachineLine> MachineAsync() => Assert.Single((await CardAsync()).Machines);

    private async Task<CustomerCard> CardAsync() => (await _cast.Get<CustomerQueries>().CardAsync("C-0001"))!;
}
