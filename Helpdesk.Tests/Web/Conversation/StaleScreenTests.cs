using Bunit;
using Helpdesk.Core.Catalogue;
using Helpdesk.Core.Channels;
using Helpdesk.Core.Conversations;
using Helpdesk.Core.Customers;
using Helpdesk.Core.Desk;
using Helpdesk.Core.Live;
using Helpdesk.Core.Tickets;
using Helpdesk.Core.Users;
using Helpdesk.Tests.Support;
using Helpdesk.Tests.Web.Console;
using Helpdesk.Tests.Web.Shell;
using Helpdesk.Web.Features.Conversation;
using Microsoft.Extensions.DependencyInjection;
using Thread = Helpdesk.Web.Features.Conversation.Thread;

namespace Helpdesk.Tests.Web.Conversation;

/// <summary>While a ticket's screen may be behind nothing is done from it, and when it has read again everything goes on.</summary>
public sealed class StaleScreenTests(TestDatabase database) : ConsoleContext(database), IClassFixture<TestDatabase>
{
    private IRenderedComponent<OpenTicket> _screen = null!;

    [Fact]
    public async Task What_one_click_does_is_refused_in_words_and_goes_afterwards()
    {
        await Cast.WritesAsync(Cast.Maria, "Meu PDV não abre");
        var failed = await Cast.AnswersAsync(await Cast.OnlyTicketAsync(), "Já olho");
        await Cast.Database.ChangeAsync(async db => (await db.Messages.FindAsync(failed))!.Confirm(Delivery.Failed, new Failure(FailureKind.Unknown, null, "no")));
        await OpenAsync();
        await FallBehindAsync();

        foreach (var act in new[] { () => ClickAsync("[data-testid=action-take]"), ReactAsync, () => ClickAsync(".fail button"), () => ClickAsync("[data-testid=action-wait]") })
        {
            await _screen.InvokeAsync(act);
            Assert.Contains("sendo atualizada", Assert.Single(Toasts.Shown).Words, StringComparison.Ordinal);
            Toasts.Close(Toasts.Shown[0]);
        }

        Assert.Equal((TicketStatus.New, true), await Cast.OnlyTicketAsync() is var ticket ? (ticket.Status, ticket.IsOurTurn) : default);
        Assert.Equal([(Delivery.None, null), (Delivery.Failed, null)], await SaidAsync());

        await CatchUpAsync();
        await _screen.InvokeAsync(ReactAsync);
        await ClickAsync(".fail button");
        Assert.Equal([(Delivery.None, "👍"), (Delivery.Queued, null)], await SaidAsync());
    }

    [Fact]
    public async Task A_form_says_why_it_waits_keeps_what_was_typed_and_goes_on_by_itself()
    {
        await Cast.WritesAsync(Cast.Maria, "Meu PDV não abre");
        await OpenAsync();
        await ClickAsync("[data-testid=action-solution]");
        await _screen.Find("[data-testid=solution-text]").ChangeAsync(new() { Value = "Cabo trocado" });
        await _screen.Find("[data-testid=solution-tell]").ChangeAsync(new() { Value = true });

        await FallBehindAsync();
        Assert.Contains("sendo atualizada", _screen.Find("dialog [data-testid=waits]").TextContent, StringComparison.Ordinal);
        Assert.True(_screen.Find("[data-testid=solution-submit]").HasAttribute("disabled"));
        Assert.Equal("Cabo trocado", _screen.Find("[data-testid=solution-text]").GetAttribute("value"));

        await CatchUpAsync();
        Assert.Empty(_screen.FindAll("dialog [data-testid=waits]"));
        await ClickAsync("[data-testid=solution-submit]");
        Assert.Equal("Cabo trocado", (await Cast.OnlyTicketAsync()).Solution);
        Assert.Single(await Cast.MessagesAsync(), m => m.Direction == Direction.Out);
    }

    [Theory]
    [InlineData("attach-place", "place-send")]
    [InlineData("attach-contact", "card-send")]
    [InlineData("action-classify", "classify-submit")]
    [InlineData("action-escalate", "dialog-confirm")]
    public async Task Every_form_of_the_ticket_waits(string opens, string sends)
    {
        await Cast.WritesAsync(Cast.Maria, "Meu PDV não abre");
        await OpenAsync();
        await FallBehindAsync();

        await ClickAsync($"[data-testid={opens}]");
        Assert.True(_screen.Find($"[data-testid={sends}]").HasAttribute("disabled"));

        await CatchUpAsync();
        Assert.False(_screen.Find($"[data-testid={sends}]").HasAttribute("disabled"));
    }

    [Fact]
    public async Task Whose_it_is_waits_too()
    {
        await Cast.WritesAsync(Cast.Stranger, "É o CNPJ 12.345.678/0001-95");
        await OpenAsync();
        await ShowsAsync(_screen, () => _screen.FindAll("[data-testid=suggestion]").Count == 1);
        await FallBehindAsync();

        await ClickAsync("[data-testid=suggestion] button");
        Assert.Contains("sendo atualizada", Assert.Single(Toasts.Shown).Words, StringComparison.Ordinal);
        await ClickAsync("[data-testid=register-customer]");
        Assert.True(_screen.Find("[data-testid=register-save]").HasAttribute("disabled"));
        Assert.Null((await Cast.OnlyTicketAsync()).CustomerId);

        await CatchUpAsync();
        Assert.False(_screen.Find("[data-testid=register-save]").HasAttribute("disabled"));
        await ClickAsync("[data-testid=suggestion] button");
        Assert.Equal(Cast.Padaria, (await Cast.OnlyTicketAsync()).CustomerId);
    }

    [Fact]
    public async Task Who_is_on_a_machine_is_written_down_in_any_case()
    {
        await Cast.Get<Registry>().PutAsync(new CustomerEntry("C-0001") { LegalName = "Pão Quente Ltda", Contacts = [new("Maria", null, [Cast.Maria])], Machines = [new("CAIXA-01", "990000101", MachineRole.Pos, [])] }, Actor.Clock);
        await Cast.WritesAsync(Cast.Maria, "Meu PDV não abre");
        await OpenAsync();
        await ShowsAsync(_screen, () => _screen.FindAll("[data-testid=anydesk-link]").Count == 1);
        await FallBehindAsync();

        await ClickAsync("[data-testid=anydesk-link]");
        Hub.Publish(new CustomerChanged(Cast.Padaria));
        await ShowsAsync(_screen, () => _screen.FindAll("[data-testid=end-session]").Count == 1);
        await FallBehindAsync();
        await ClickAsync("[data-testid=end-session]");

        Assert.NotNull(Assert.Single(await Cast.Get<RemoteSessions>().OfAsync(Cast.Padaria, 10)).EndedAt);
    }

    [Fact]
    public async Task A_number_that_is_shown_later_stands_there_at_once()
    {
        await Cast.DeliverAsync(MetaBody.Hidden("BR.100200300", Cast.NewId(), "Oi", Clock.GetUtcNow()));
        await OpenAsync();
        Assert.Contains("Número oculto", _screen.Markup, StringComparison.Ordinal);

        await Cast.DeliverAsync(MetaBody.Hidden("BR.100200300", Cast.NewId(), "Sou eu", Clock.GetUtcNow(), Cast.Stranger));
        Hub.Publish(new AddressChanged((await Cast.OnlyTicketAsync()).ConversationId!.Value));

        await ShowsAsync(_screen, () => !_screen.Markup.Contains("Número oculto", StringComparison.Ordinal));
    }

    [Fact]
    public async Task It_waits_in_the_readers_language_whoever_tells()
    {
        await Cast.WritesAsync(Cast.Maria, "Meu PDV não abre");
        await OpenAsync("en");

        await Task.Run(() =>
        {
            Texts.ReadIn("pt-BR");
            Hub.Publish(new ConnectionLost());
        }, TestContext.Current.CancellationToken);

        await ShowsAsync(_screen, () => _screen.Find("form.composer").GetAttribute("data-catches-up")!.StartsWith("The screen", StringComparison.Ordinal) && IsBehind());
    }

    private async Task OpenAsync(string language = "pt-BR")
    {
        Texts.ReadIn(language);
        await Node.StartAsync(TestContext.Current.CancellationToken);
        Services.AddSingleton(Cast.Get<Assignments>()).AddSingleton(Cast.Get<TeamQueries>()).AddSingleton(Cast.Get<SolutionMemory>()).AddSingleton(Cast.Get<TicketEdits>());
        Services.AddSingleton(Cast.Get<Subjects>()).AddSingleton(Cast.Get<TagQueries>()).AddSingleton(Cast.Get<MachineUpdates>()).AddSingleton(Cast.Get<CustomerQueries>());
        Services.AddSingleton(Cast.Get<Pauses>()).AddSingleton(Cast.Get<TrailQueries>()).AddSingleton(Cast.Get<Relations>()).AddSingleton(Cast.Get<RelatedTickets>()).AddSingleton(Cast.Get<CatalogueQueries>());
        await Cast.Database.ChangeAsync(async db => await db.Users.AddAsync(new("Ana", "ana2@helpdesk.example", Role.Technician) { Id = AnaId }));
        Services.AddSingleton(Cast.Get<CustomerTickets>()).AddSingleton(Cast.Get<RemoteSessions>()).AddSingleton(Cast.Get<Linking>()).AddSingleton(Cast.Get<Suggestions>());
        Services.AddSingleton(Cast.Get<CustomerSearch>()).AddSingleton(Cast.Get<Registration>());
        Clock.Advance(Cast.Clock.GetUtcNow() - Clock.GetUtcNow());
        var number = (await Cast.OnlyTicketAsync()).Number;
        _screen = Render<OpenTicket>(p => p.Add(t => t.Number, number));
        await ShowsAsync(_screen, () => _screen.FindAll("[data-testid=message]").Count > 0);
    }

    private async Task<List<(Delivery Delivery, string? Reaction)>> SaidAsync() =>
        [.. (await Cast.Get<ThreadQueries>().BubblesAsync([.. (await Cast.MessagesAsync()).Select(m => m.Id)])).OrderBy(b => b.Direction).Select(b => (b.Delivery, b.OurReaction))];

    private bool IsBehind() => _screen.Find("form.composer").HasAttribute("data-behind");

    private Task FallBehindAsync()
    {
        Hub.Publish(new ConnectionLost());
        return ShowsAsync(_screen, IsBehind);
    }

    private Task CatchUpAsync()
    {
        Hub.Publish(new NewsMissed());
        return ShowsAsync(_screen, () => !IsBehind());
    }

    private async Task ReactAsync() =>
        await _screen.FindComponent<Thread>().Instance.ReactAsync((await Cast.MessagesAsync())[0].Id, "👍");

    private Task ClickAsync(string what) => _screen.Find(what).ClickAsync(new());
}
