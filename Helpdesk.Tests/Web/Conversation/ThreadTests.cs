using System.Text.Json.Nodes;
using Bunit;
using Helpdesk.Core.Channels;
using Helpdesk.Core.Conversations;
using Helpdesk.Core.Live;
using Helpdesk.Core.Users;
using Helpdesk.Tests.Support;
using Helpdesk.Tests.Web.Console;
using Helpdesk.Web.Features.Conversation;
using Microsoft.EntityFrameworkCore;
using Thread = Helpdesk.Web.Features.Conversation.Thread;

namespace Helpdesk.Tests.Web.Conversation;

public sealed class ThreadTests(TestDatabase database) : ConsoleContext(database), IClassFixture<TestDatabase>
{
    [Fact]
    public async Task A_message_draws_one_bubble()
    {
        for (var i = 0; i < 10; i++) await Cast.WritesAsync(Cast.Maria, $"Linha {i}", after: TimeSpan.FromSeconds(1));
        var thread = await OpenAsync();
        var before = Renders<BubbleView>(thread);

        await Cast.WritesAsync(Cast.Maria, "E agora?", after: TimeSpan.FromSeconds(1));
        await TellOfLastMessageAsync();

        await ShowsAsync(thread, () => thread.Markup.Contains("E agora?", StringComparison.Ordinal));
        Assert.Equal(1, Renders<BubbleView>(thread) - before);
    }

    [Fact]
    public async Task A_receipt_draws_the_bubble_that_it_is_about()
    {
        for (var i = 0; i < 5; i++) await Cast.WritesAsync(Cast.Maria, $"Linha {i}", after: TimeSpan.FromSeconds(1));
        Cast.Clock.Advance(TimeSpan.FromSeconds(1));
        var id = await Cast.AnswersAsync(await Cast.OnlyTicketAsync(), "Já olho");
        var thread = await OpenAsync();
        var before = Renders<BubbleView>(thread);
        Assert.Equal("queued", StatusOf(thread, id));

        await FailAsync(id, new Failure(FailureKind.NotOnWhatsApp, "131026", "Message undeliverable"));
        await TellOfLastMessageAsync();

        await Eventually.IsTrueAsync(() => StatusOf(thread, id) == "failed");
        Assert.Equal(1, Renders<BubbleView>(thread) - before);
        Assert.Contains("Message undeliverable", thread.Find(".fail").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failed_message_is_sent_again_by_its_button()
    {
        await Cast.WritesAsync(Cast.Maria, "Meu PDV não abre");
        var id = await Cast.AnswersAsync(await Cast.OnlyTicketAsync(), "Já olho");
        await FailAsync(id, new Failure(FailureKind.Unconfirmed, null, "timeout"));
        var thread = await OpenAsync();

        await thread.Find(".fail button").ClickAsync(new());

        Assert.Equal(Delivery.Queued, (await Cast.MessagesAsync()).Single(m => m.Id == id).Delivery);
    }

    [Fact]
    public async Task A_call_whose_end_nobody_tells_does_not_ring_on_in_an_open_conversation()
    {
        await Cast.DeliverAsync(MetaBody.Call(Cast.Maria, "wacid.1", "connect", Cast.Clock.GetUtcNow()));
        var thread = await OpenAsync();
        var card = thread.Find(".call b").TextContent;

        Clock.Advance(TimeSpan.FromMinutes(2));

        await ShowsAsync(thread, () => thread.Find(".call b").TextContent != card);
        Assert.Equal("Chamada de voz, fim não informado", thread.Find(".call b").TextContent);
    }

    [Fact]
    public async Task What_cannot_be_shown_says_why_beside_its_words()
    {
        await Cast.WritesAsync(Cast.Maria, "Olha a etiqueta");
        await Cast.Database.ChangeAsync(async db =>
        {
            var content = new Content(MessageKind.Unsupported, "*Etiqueta* do produto") { Details = new MessageDetails { Remark = "downloadError" } };
            var (conversation, ticket) = (await db.Conversations.SingleAsync(), await db.Tickets.SingleAsync());
            db.Messages.Add(new Message(
                Guid.CreateVersion7(), conversation, ticket.Id, Direction.In, content, new Actor(ActorKind.Contact, null, "Maria"), Cast.Clock.GetUtcNow()));
        });

        var bubble = (await OpenAsync()).FindAll("[data-testid=message]")[^1];

        Assert.Equal("downloadError", bubble.QuerySelector(".meta")!.TextContent);
        Assert.Equal("Etiqueta", bubble.QuerySelector(".words b")!.TextContent);
    }

    [Fact]
    public async Task A_file_shows_its_shape_and_when_it_failed_it_can_be_asked_for_again()
    {
        await Cast.DeliverAsync(MetaBody.Message(Cast.Maria, Cast.NewId(), Cast.Clock.GetUtcNow(), new JsonObject
        {
            ["type"] = "image",
            ["image"] = new JsonObject { ["id"] = "900000000000777", ["mime_type"] = "image/jpeg" },
        }));
        var thread = await OpenAsync();
        Assert.NotNull(thread.Find(".shot.shape"));

        await Cast.Get<MediaDesk>().MissedAsync((await Cast.Get<MediaDesk>().TakeAsync())!, forGood: true);
        await TellOfLastMessageAsync();
        await ShowsAsync(thread, () => thread.FindAll("[data-testid=file-again]").Count == 1);
        await thread.Find("[data-testid=file-again]").ClickAsync(new());

        Assert.Equal(AttachmentState.Waiting, (await Cast.MessagesAsync())[^1].Attachments.Single().State);
    }

    [Fact]
    public async Task A_file_that_the_provider_keeps_no_longer_is_the_customers_to_send_again()
    {
        await Cast.DeliverAsync(MetaBody.Message(Cast.Maria, Cast.NewId(), Cast.Clock.GetUtcNow(), new JsonObject
        {
            ["type"] = "image",
            ["image"] = new JsonObject { ["id"] = "900000000000777", ["mime_type"] = "image/jpeg" },
        }));
        var forgotten = Cast.Clock.GetUtcNow() + TimeSpan.FromMinutes(1);
        await Cast.Database.ReadAsync(db => db.Attachments.ExecuteUpdateAsync(set => set.SetProperty(a => a.ExpiresAt, forgotten)));
        await Cast.Get<MediaDesk>().MissedAsync((await Cast.Get<MediaDesk>().TakeAsync())!, forGood: true);
        Clock.Advance(Cast.Clock.GetUtcNow() - Clock.GetUtcNow());
        var thread = await OpenAsync();

        Cast.Clock.Advance(TimeSpan.FromMinutes(1));
        await thread.Find("[data-testid=file-again]").ClickAsync(new());
        Assert.Equal("O provedor não guarda mais este arquivo. Peça ao cliente que envie de novo.", Assert.Single(Toasts.Shown).Words);

        Clock.Advance(TimeSpan.FromMinutes(1));
        thread.FindComponent<Helpdesk.Web.Features.Conversation.Bubbles.FileShape>().Render();
        Assert.Empty(thread.FindAll("[data-testid=file-again]"));
        Assert.Equal("O provedor não guarda mais este arquivo. Peça ao cliente que envie de novo.", thread.Find(".file .meta").TextContent);
    }

    [Fact]
    public async Task What_happens_to_the_ticket_appears_as_a_line()
    {
        await Cast.WritesAsync(Cast.Maria, "Meu PDV não abre");
        var ticket = await Cast.OnlyTicketAsync();
        var thread = await OpenAsync();

        await Cast.Get<Helpdesk.Core.Tickets.Assignments>().TakeAsync(ticket.Id, Cast.Bia.Id);
        Clock.Advance(Cast.Clock.GetUtcNow() - Clock.GetUtcNow());
        Hub.Publish(new TicketChanged(ticket.Id));

        await ShowsAsync(thread, () => thread.FindAll(".event").Count == 2);
        Assert.Contains($"Bia Fontes assumiu o #{ticket.Number}", thread.FindAll(".event")[1].TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_held_up_on_its_way_says_when_it_came()
    {
        var now = Cast.Clock.GetUtcNow();
        Clock.Advance(now - Clock.GetUtcNow());
        await Cast.DeliverAsync(
            MetaBody.Text(Cast.Maria, "wamid.yesterday", "Ontem", now.AddDays(-1)), MetaBody.Text(Cast.Maria, "wamid.late", "Fechou sozinho", now.AddMinutes(-12)),
            MetaBody.Text(Cast.Maria, "wamid.prompt", "E agora?", now.AddMinutes(-1)));

        var stamps = (await OpenAsync()).FindAll(".stamp");

        Assert.Equal(["09:00 · chegou hoje 09:00", "08:48 · chegou às 09:00", "08:59"], stamps.Select(stamp => stamp.TextContent.Trim()));
        Assert.Equal(["Enviada ontem 09:00; só chegou hoje 09:00", "Enviada hoje 08:48; só chegou hoje 09:00", null], stamps.Select(stamp => stamp.GetAttribute("title")));
    }

    private async Task<IRenderedComponent<Thread>> OpenAsync()
    {
        Helpdesk.Tests.Web.Shell.Texts.ReadIn("pt-BR");
        var ticket = await Cast.OnlyTicketAsync();
        var row = (await Cast.Get<Helpdesk.Core.Desk.TicketRows>().ReadAsync([ticket.Id]))[0];
        var thread = Render<Thread>(p => p.Add(t => t.ConversationId, row.ConversationId!.Value).Add(t => t.Ticket, row));
        await ShowsAsync(thread, () => thread.FindAll("[data-testid=message]").Count > 0);
        return thread;
    }

    private Task FailAsync(Guid id, Failure failure) => Cast.Database.ChangeAsync(async db =>
        (await db.Messages.FindAsync(id))!.Confirm(Delivery.Failed, failure));

    private static string? StatusOf(IRenderedComponent<Thread> thread, Guid id) => thread.Find($"[data-message-id='{id}']").GetAttribute("data-status");
}
