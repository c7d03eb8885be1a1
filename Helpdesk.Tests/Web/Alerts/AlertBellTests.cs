using System.Text.Json;
using Bunit;
using Helpdesk.Core.Calls;
using Helpdesk.Core.Desk;
using Helpdesk.Core.Live;
using Helpdesk.Core.Tickets;
using Helpdesk.Core.Users;
using Helpdesk.Tests.Support;
using Helpdesk.Tests.Web.Console;
using Helpdesk.Tests.Web.Shell;
using Helpdesk.Web.Features.Alerts;
using Helpdesk.Web.Shell;
using Microsoft.Extensions.DependencyInjection;

namespace Helpdesk.Tests.Web.Alerts;

public sealed class AlertBellTests(TestDatabase database) : ConsoleContext(database), IClassFixture<TestDatabase>
{
    [Fact]
    public async Task A_ticket_given_to_me_rings_the_bell_until_I_open_it()
    {
        var ticket = await MineAsync();
        var bell = await OpenAsync();

        await Cast.Get<Assignments>().AssignAsync(ticket, AnaId, Actor.Of(Cast.Bia));
        Hub.Publish(new NoticeChanged(AnaId));
        await ShowsAsync(bell, () => bell.FindAll("[data-kind=Assigned]").Count == 1);
        Assert.Contains("Bia Fontes passou um atendimento", bell.Find("[data-kind=Assigned]").TextContent, StringComparison.Ordinal);

        await bell.InvokeAsync(() => Services.GetRequiredService<Sight>().ShowAsync(ticket, shown: true));
        await Eventually.PassesAsync(async () => Assert.True(Assert.Single(await Cast.Get<NoticeDesk>().ListAsync(AnaId)).Read));
        Hub.Publish(new NoticeChanged(AnaId));
        await ShowsAsync(bell, () => bell.FindAll("[data-kind=Assigned].open").Count == 0);
    }

    [Fact]
    public async Task A_reply_on_a_ticket_of_mine_counts_unless_I_muted_it()
    {
        var ticket = await MineAsync();
        await Cast.Get<Assignments>().AssignAsync(ticket, AnaId, new(ActorKind.User, AnaId, "Ana"));
        var bell = await OpenAsync();
        await ShowsAsync(bell, () => bell.Find("[data-kind=Replied]").TextContent.Contains("Mensagem nova", StringComparison.Ordinal));

        await Cast.WritesAsync(Cast.Maria, "E agora?");
        await TellOfLastMessageAsync();
        await ShowsAsync(bell, () => bell.Find("[data-kind=Replied]").TextContent.Contains("2 mensagens novas", StringComparison.Ordinal));
        Assert.Equal("1", bell.Find("[data-testid=alerts]").GetAttribute("data-waiting"));

        await Cast.Get<NoticeDesk>().ChooseAsync(AnaId, new AlertChoices { Replied = false });
        Hub.Publish(new UserChanged(AnaId));
        await ShowsAsync(bell, () => bell.Find("[data-testid=alerts]").GetAttribute("data-waiting") == "0");
        Assert.Single(bell.FindAll("[data-kind=Replied]"));
    }

    [Fact]
    public async Task The_list_is_drawn_only_while_somebody_looks_at_it()
    {
        await MineAsync();
        var bell = await OpenAsync();
        await ShowsAsync(bell, () => bell.FindAll("[data-kind=Arrived]").Count == 1);

        await bell.InvokeAsync(() => bell.Instance.Show(open: false));

        Assert.Empty(bell.FindAll("[data-testid=alert]"));
        Assert.Equal("1", bell.Find("[data-testid=alerts]").GetAttribute("data-waiting"));
    }

    [Fact]
    public async Task A_new_customer_in_the_queue_counts_for_everybody_until_somebody_takes_it()
    {
        await AnaIsThereAsync();
        var bell = await OpenAsync();
        await Cast.WritesAsync(Cast.Maria, "Meu PDV não abre");
        await TellOfLastMessageAsync();
        await ShowsAsync(bell, () => bell.Find("[data-kind=Arrived]").TextContent.Contains("Novo na fila", StringComparison.Ordinal));
        Assert.Equal(1, Services.GetRequiredService<Attention>().Alerts);

        var ticket = (await Cast.OnlyTicketAsync()).Id;
        await Cast.Get<Assignments>().TakeAsync(ticket, Cast.Bia.Id);
        Hub.Publish(new TicketChanged(ticket));
        await ShowsAsync(bell, () => bell.FindAll("[data-kind=Arrived]").Count == 0);
        Assert.Equal(0, Services.GetRequiredService<Attention>().Alerts);
    }

    [Fact]
    public async Task An_unread_word_on_a_ticket_that_waits_for_its_customer_stands_in_the_bell_as_in_the_list()
    {
        var ticket = await MineAsync();
        await Cast.Get<Assignments>().TakeAsync(ticket, AnaId);
        await Cast.Get<Pauses>().WaitForCustomerAsync(ticket, Actor.Of(Cast.Bia));
        await Cast.WritesAsync(Cast.Maria, "ok", after: TimeSpan.FromMinutes(1));

        var bell = await OpenAsync();

        await ShowsAsync(bell, () => bell.FindAll("[data-kind=Replied]").Count == 1);
    }

    [Fact]
    public async Task Of_a_queue_longer_than_what_is_kept_of_it_nothing_old_is_told_as_new()
    {
        await AnaIsThereAsync();
        await Cast.WritesAsync(Cast.Maria, "Meu PDV não abre");
        await Cast.Database.WritesAsync(AlertBook.MostQueued + 1);
        var old = (await Cast.TicketsAsync()).MinBy(t => t.OpenedAt)!;
        var browser = Watched();
        var bell = await OpenAsync();
        await ShowsAsync(bell, () => bell.Find("[data-testid=alerts]").GetAttribute("data-waiting") == $"{AlertBook.MostQueued}");

        Hub.Publish(new TicketChanged(old.Id));
        await Cast.WritesAsync(Cast.Stranger, "Bom dia");
        await TellOfLastMessageAsync();

        await ShowsAsync(bell, () => browser.Invocations["tell"].Count == 1);
        Assert.Contains("Bom dia", JsonSerializer.Serialize(browser.Invocations["tell"][0].Arguments[0]), StringComparison.Ordinal);
        Assert.Equal($"{AlertBook.MostQueued}", bell.Find("[data-testid=alerts]").GetAttribute("data-waiting"));
    }

    [Fact]
    public async Task What_came_while_the_line_was_broken_is_told_when_it_is_back_unless_it_is_over()
    {
        await AnaIsThereAsync();
        var browser = Watched();
        var (bell, sight) = (await OpenAsync(), Services.GetRequiredService<Sight>());
        await ShowsAsync(bell, () => bell.FindAll(".empty").Count == 1);
        await bell.InvokeAsync(() => sight.OnConnectionDownAsync(null!, default));
        foreach (var who in new[] { Cast.Maria, Cast.Stranger })
        {
            await Cast.WritesAsync(who, "Meu PDV não abre");
            await TellOfLastMessageAsync();
        }

        await ShowsAsync(bell, () => bell.FindAll("[data-kind=Arrived]").Count == 2);
        var taken = (await Cast.TicketsAsync())[0].Id;
        await Cast.Get<Assignments>().TakeAsync(taken, Cast.Bia.Id);
        Hub.Publish(new TicketChanged(taken));
        await ShowsAsync(bell, () => bell.FindAll("[data-kind=Arrived]").Count == 1);
        Assert.Empty(browser.Invocations["tell"]);

        await bell.InvokeAsync(() => sight.OnConnectionUpAsync(null!, default));

        await ShowsAsync(bell, () => browser.Invocations["tell"].Count == 1);
    }

    [Fact]
    public async Task What_is_in_front_of_me_is_told_as_such_and_what_I_muted_is_not_told()
    {
        var ticket = await MineAsync();
        await Cast.Get<Assignments>().AssignAsync(ticket, AnaId, new(ActorKind.User, AnaId, "Ana"));
        var browser = Watched();
        var bell = await OpenAsync();
        await ShowsAsync(bell, () => bell.FindAll("[data-kind=Replied]").Count == 1);
        await bell.InvokeAsync(() => Services.GetRequiredService<Sight>().ShowAsync(ticket, shown: true));
        await Cast.WritesAsync(Cast.Maria, "E agora?");
        await TellOfLastMessageAsync();
        await ShowsAsync(bell, () => browser.Invocations["tell"].Count == 1);
        Assert.Contains("\"Shown\":true", JsonSerializer.Serialize(browser.Invocations["tell"][0].Arguments[0]), StringComparison.Ordinal);

        await Cast.Get<NoticeDesk>().ChooseAsync(AnaId, new AlertChoices { Replied = false });
        Hub.Publish(new UserChanged(AnaId));
        await ShowsAsync(bell, () => bell.Find("[data-testid=alerts]").GetAttribute("data-waiting") == "0");
        await Cast.WritesAsync(Cast.Maria, "Alguém?");
        await TellOfLastMessageAsync();
        await ShowsAsync(bell, () => bell.Find("[data-kind=Replied]").TextContent.Contains("3 mensagens novas", StringComparison.Ordinal));
        Assert.Single(browser.Invocations["tell"]);
    }

    private Task AnaIsThereAsync() =>
        Cast.Database.ChangeAsync(async db => await db.Users.AddAsync(new("Ana", "ana2@helpdesk.example", Role.Technician) { Id = AnaId }));

    private async Task<Guid> MineAsync()
    {
        await AnaIsThereAsync();
        await Cast.WritesAsync(Cast.Maria, "Meu PDV não abre");
        return (await Cast.OnlyTicketAsync()).Id;
    }

    /// <summary>What the bell says to the browser.</summary>
    private BunitJSModuleInterop Watched() => JSInterop.SetupModule("./Features/Alerts/AlertBell.razor.js").SetupModule(call => call.Identifier == "watch");

    private async Task<IRenderedComponent<AlertBell>> OpenAsync()
    {
        Texts.ReadIn("pt-BR");
        Services.AddSingleton(Cast.Get<CallQueries>()).AddSingleton(new Presences(Cast.Database));
        var bell = Render<AlertBell>();
        await bell.InvokeAsync(() => bell.Instance.Show(open: true));
        return bell;
    }
}
