using Bunit;
using Helpdesk.Core.Customers;
using Helpdesk.Core.Desk;
using Helpdesk.Core.Tickets;
using Helpdesk.Core.Users;
using Helpdesk.Tests.Support;
using Helpdesk.Web.Features.Conversation;
using Microsoft.AspNetCore.Components.Web;

namespace Helpdesk.Tests.Web.Actions;

/// <summary>Ana fills in a form while Bia is faster.</summary>
public sealed class TwoAtOnceTests(TestDatabase database) : DeskTests(database)
{
    private IRenderedComponent<ActionBar> _bar = null!;

    private protected override async Task ArrangeAsync()
    {
        await Cast.WritesAsync(Cast.Maria, "Bom dia! A gaveta não abre");
        var row = await Screen.RowAsync();
        _bar = Screen.Render<ActionBar>(bar => bar.Add(b => b.Ticket, row));
    }

    [Fact]
    public async Task What_a_colleague_did_stands_in_the_form_what_was_typed_stays_and_the_second_press_saves()
    {
        await OpenAsync("action-escalate");
        await TypeAsync("escalate-reason", "Não reindexa");
        await BiaClassifiesAsync();

        await ClickAsync("dialog-confirm");

        Assert.Contains("Bia Fontes classificou", Told(), StringComparison.Ordinal);
        Assert.Equal("Não reindexa", _bar.Find("[data-testid=escalate-reason]").GetAttribute("value"));
        Assert.Equal(1, (await Cast.OnlyTicketAsync()).EscalationLevel);

        await ClickAsync("dialog-confirm");
        Assert.Equal((2, "tef"), ((await Cast.OnlyTicketAsync()).EscalationLevel, (await Cast.OnlyTicketAsync()).ModuleKey));
    }

    [Fact]
    public async Task What_is_on_the_screen_already_needs_no_second_press()
    {
        await OpenAsync("action-solution");
        await TypeAsync("solution-text", "Cabo trocado");
        await BiaClassifiesAsync();
        await FollowAsync();

        Assert.Contains("Bia Fontes classificou", Told(), StringComparison.Ordinal);
        await ClickAsync("solution-submit");

        Assert.Equal(("Cabo trocado", "tef"), ((await Cast.OnlyTicketAsync()).Solution, (await Cast.OnlyTicketAsync()).ModuleKey));
    }

    [Fact]
    public async Task Classifying_changes_only_what_one_chose_oneself()
    {
        await OpenAsync("action-classify");
        await _bar.Find("[data-testid=classify-type]").ChangeAsync(new() { Value = "error" });
        await BiaClassifiesAsync();
        await FollowAsync();
        Assert.Contains("Bia Fontes classificou", Told(), StringComparison.Ordinal);

        await ClickAsync("classify-submit");

        var ticket = await Cast.OnlyTicketAsync();
        Assert.Equal(("error", "tef"), (ticket.TypeKey, ticket.ModuleKey));
    }

    [Fact]
    public async Task A_clean_subject_and_tags_in_use_are_offered()
    {
        await Cast.Get<TicketEdits>().EditAsync((await Cast.OnlyTicketAsync()).Number, new TicketEdit { AddedTags = ["gaveta"] }, null, Actor.Of(Cast.Bia));
        var key = await Cast.Get<Registry>().AddAsync(new CustomerEntry(null) { LegalName = "Bazar da Vila" }, Actor.Of(Cast.Bia));
        await Cast.Get<Helpdesk.Core.Conversations.ManualTickets>().OpenAsync(new(key, null, "Oi"), Actor.Of(Cast.Bia));
        await FollowAsync();

        await OpenAsync("action-classify");
        await ClickAsync("tag-offer");
        await _bar.Find("[data-testid=tag-input]").InputAsync(new() { Value = "Caixa 2, #Urgente" });
        await TypeAsync("classify-subject", "Gaveta");
        await ClickAsync("classify-submit");

        Assert.Equal(["gaveta", "caixa 2", "urgente"], (await Cast.TicketsAsync())[^1].Tags);
    }

    [Fact]
    public async Task The_subject_without_its_greeting_is_one_click_away()
    {
        await OpenAsync("action-classify");

        await ClickAsync("subject-use");
        await ClickAsync("classify-submit");

        Assert.Equal("A gaveta não abre", (await Cast.OnlyTicketAsync()).Subject);
    }

    [Fact]
    public async Task A_hand_over_takes_the_note_along()
    {
        await OpenAsync("action-assign");
        await _bar.Find("[data-email='bia@helpdesk.example'] input").ChangeAsync(new() { Value = "on" });
        await TypeAsync("assign-note", "Falta reindexar");

        await ClickAsync("dialog-confirm");

        var line = (await Cast.OnlyTicketAsync()).Events.Single(e => e.Kind == TicketEventKind.Assigned);
        Assert.Equal(("Bia Fontes", "Falta reindexar"), (line.After, line.Remark));
    }

    private async Task BiaClassifiesAsync() =>
        await Cast.Get<TicketEdits>().EditAsync((await Cast.OnlyTicketAsync()).Number, new TicketEdit { Module = new("tef") }, null, Actor.Of(Cast.Bia));

    /// <summary>The page reads the ticket again, as it does when it hears news.</summary>
    private async Task FollowAsync()
    {
        var row = await Screen.RowAsync();
        await _bar.InvokeAsync(() => _bar.Render(bar => bar.Add(b => b.Ticket, row)));
        await Eventually.PassesAsync(() => _bar.InvokeAsync(() => Assert.Equal(row.Happened, _bar.Instance.Ticket.Happened)));
    }

    private string Told() => _bar.WaitForElement("[data-testid=meanwhile]").TextContent;

    private Task OpenAsync(string action) => ClickAsync(action);

    private Task ClickAsync(string id) => _bar.Find($"[data-testid={id}]").ClickAsync(new MouseEventArgs());

    private Task TypeAsync(string id, string text) => _bar.Find($"[data-testid={id}]").ChangeAsync(new() { Value = text });
}
