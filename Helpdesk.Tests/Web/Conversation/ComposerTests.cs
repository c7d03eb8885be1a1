using System.Text.RegularExpressions;
using Bunit;
using Helpdesk.Core.Conversations;
using Helpdesk.Tests.Support;
using Helpdesk.Tests.Web.Console;
using Helpdesk.Tests.Web.Shell;
using Helpdesk.Web.Features.Conversation;
using Helpdesk.Web.Shell;

namespace Helpdesk.Tests.Web.Conversation;

public sealed class ComposerTests(TestDatabase database) : ConsoleContext(database), IClassFixture<TestDatabase>
{
    [Fact]
    public async Task The_same_draft_sent_twice_is_one_message()
    {
        await Cast.WritesAsync(Cast.Maria, "Meu PDV não abre");
        var composer = await OpenAsync();
        var draft = new Draft(Guid.CreateVersion7(), "Já olho", Note: false, ReplyTo: null);

        Assert.Null((await composer.InvokeAsync(() => composer.Instance.SendAsync(draft))).Refusal);
        Assert.Null((await composer.InvokeAsync(() => composer.Instance.SendAsync(draft))).Refusal);

        Assert.Single(await Cast.MessagesAsync(), m => m.Direction == Direction.Out);
    }

    [Fact]
    public async Task A_closed_window_is_known_before_sending_and_refused_in_words()
    {
        await Cast.WritesAsync(Cast.Maria, "Meu PDV não abre");
        Cast.Clock.Advance(TimeSpan.FromHours(25));
        var composer = await OpenAsync();

        Assert.True(composer.Find("form.composer").HasAttribute("data-closed"));
        Assert.Contains("24 h", composer.Find("[data-testid=window-closed]").TextContent, StringComparison.Ordinal);
        Assert.NotNull(composer.Find("[data-testid=template-open]"));
        var refused = await composer.InvokeAsync(() => composer.Instance.SendAsync(new(Guid.CreateVersion7(), "Oi", Note: false, ReplyTo: null)));
        Assert.Contains("24 horas", refused.Refusal, StringComparison.Ordinal);
        Assert.Empty(refused.Saved);
        Assert.Null((await composer.InvokeAsync(() => composer.Instance.SendAsync(new(Guid.CreateVersion7(), "Não respondeu", Note: true, ReplyTo: null)))).Refusal);
    }

    [Fact]
    public async Task The_window_closes_at_its_moment_under_who_is_writing_and_counts_the_last_two_hours()
    {
        await Cast.WritesAsync(Cast.Maria, "Meu PDV não abre");
        var composer = await OpenAsync();
        Assert.Contains("Janela até", composer.Find("[data-testid=window]").TextContent, StringComparison.Ordinal);
        Assert.Single(composer.FindAll("[data-testid=window] .until"));

        Clock.Advance(TimeSpan.FromHours(22.5));
        await ShowsAsync(composer, () => composer.Find("[data-testid=window]").TextContent.Contains("fecha em1 h 30", StringComparison.Ordinal));
        Assert.Empty(composer.FindAll("[data-testid=window] .until"));
        Clock.Advance(TimeSpan.FromMinutes(89));
        await ShowsAsync(composer, () => composer.Find("[data-testid=window]").TextContent.EndsWith("1 min", StringComparison.Ordinal));
        Clock.Advance(TimeSpan.FromSeconds(59));
        Assert.False(composer.Find("form.composer").HasAttribute("data-closed"));

        Clock.Advance(TimeSpan.FromSeconds(1));
        await ShowsAsync(composer, () => composer.FindAll("[data-testid=window-closed] [data-testid=template-open]").Count == 1);
        Assert.Empty(composer.FindAll("[data-testid=window]"));
        Assert.True(composer.Find("form.composer").HasAttribute("data-closed"));
    }

    [Fact]
    public async Task A_new_message_of_the_customer_opens_the_window_again()
    {
        await Cast.WritesAsync(Cast.Maria, "Meu PDV não abre");
        Cast.Clock.Advance(TimeSpan.FromHours(25));
        var composer = await OpenAsync();

        await Cast.WritesAsync(Cast.Maria, "Ainda não abre");
        var bubble = (await Cast.Get<ThreadQueries>().BubblesAsync([(await Cast.MessagesAsync())[^1].Id]))[0];
        await composer.InvokeAsync(() => composer.Instance.Hear(bubble));

        Assert.False(composer.Find("form.composer").HasAttribute("data-closed"));
    }

    [Fact]
    public async Task What_was_saved_is_told_piece_by_piece()
    {
        await Cast.WritesAsync(Cast.Maria, "Meu PDV não abre");
        var composer = await OpenAsync();
        var good = new DraftFile(Guid.CreateVersion7(), await UploadAsync("image/png"), "image/png");
        var bad = new DraftFile(Guid.CreateVersion7(), "made up", "image/png");
        var draft = new Draft(Guid.CreateVersion7(), "Veja", Note: false, ReplyTo: null) { Files = [good, bad] };

        var receipt = await composer.InvokeAsync(() => composer.Instance.SendAsync(draft));

        Assert.Contains("Anexe de novo", receipt.Refusal, StringComparison.Ordinal);
        Assert.Equal([good.Id, draft.Id], receipt.Saved);
        Assert.Equal("Veja", Assert.Single(await Cast.MessagesAsync(), m => m.Direction == Direction.Out).Text);
    }

    [Fact]
    public async Task Limits_are_said_in_the_readers_language_before_anything_is_picked()
    {
        await Cast.WritesAsync(Cast.Maria, "Meu PDV não abre");
        var composer = await OpenAsync();

        Assert.Contains("fotos até 5 MB, vídeos até 16 MB, áudios até 16 MB, documentos até 100 MB", composer.Find("[data-testid=attach-file]").TextContent, StringComparison.Ordinal);
        Assert.Contains("até 16 MB para vídeos neste canal", Regex.Unescape(composer.Find(".chips").GetAttribute("data-rules")!), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Writing_is_told_once_in_a_while_and_not_when_nothing_can_be_sent()
    {
        await Cast.WritesAsync(Cast.Maria, "Meu PDV não abre");
        var composer = await OpenAsync();

        composer.Instance.Type();
        composer.Instance.Type();
        Assert.NotNull(Cast.Get<Signs>().Next());
        Assert.Null(Cast.Get<Signs>().Next());

        Clock.Advance(TimeSpan.FromHours(25));
        composer.Instance.Type();
        Assert.Null(Cast.Get<Signs>().Next());
    }

    [Fact]
    public async Task Nothing_is_sent_while_what_is_shown_may_be_behind_and_afterwards_it_goes()
    {
        await Cast.WritesAsync(Cast.Maria, "Meu PDV não abre");
        var fresh = new Freshness();
        var composer = await OpenAsync(fresh);
        var draft = new Draft(Guid.CreateVersion7(), "Já olho", Note: false, ReplyTo: null);

        await composer.InvokeAsync(() => fresh.Tell(this, behind: true));
        Assert.True(composer.Find("form.composer").HasAttribute("data-behind"));
        var refused = await composer.InvokeAsync(() => composer.Instance.SendAsync(draft));
        Assert.Contains("sendo atualizada", refused.Refusal, StringComparison.Ordinal);
        Assert.Empty(refused.Saved);

        Clock.Advance(TimeSpan.FromSeconds(5));
        await composer.InvokeAsync(() => fresh.Tell(this, behind: false));
        Assert.Contains("em dia de novo", Assert.Single(Toasts.Shown).Words, StringComparison.Ordinal);
        Assert.Null((await composer.InvokeAsync(() => composer.Instance.SendAsync(draft))).Refusal);
    }

    [Fact]
    public async Task What_is_written_is_kept_and_let_go_of_with_the_file_it_stands_under()
    {
        await Cast.Database.ChangeAsync(async db => await db.Users.AddAsync(new("Ana", "ana2@helpdesk.example", Helpdesk.Core.Users.Role.Technician) { Id = AnaId }));
        await Cast.WritesAsync(Cast.Maria, "Meu PDV não abre");
        var composer = await OpenAsync();
        var words = new DraftWords(Guid.CreateVersion7(), "Veja", Note: false, ReplyTo: null);
        var ticket = composer.Instance.Ticket.Id;

        var answer = await composer.InvokeAsync(() => composer.Instance.KeepAsync(words, null));
        Assert.Equal(new KeptAnswer(words.Id, null), answer);
        Assert.Equal(words, await Cast.Get<Drafts>().OfAsync(AnaId, ticket));

        var file = new DraftFile(Guid.CreateVersion7(), await UploadAsync("image/png"), "image/png");
        Assert.Null((await composer.InvokeAsync(() => composer.Instance.SendAsync(new(words.Id, words.Text, false, null) { Files = [file] }))).Refusal);
        Assert.Null(await Cast.Get<Drafts>().OfAsync(AnaId, ticket));
    }

    private Task<string> UploadAsync(string type) =>
        Cast.Get<Uploads>().KeepAsync(new MemoryStream([1, 2, 3]), type, "a", TestContext.Current.CancellationToken);

    private async Task<IRenderedComponent<Composer>> OpenAsync(Freshness? fresh = null)
    {
        Texts.ReadIn("pt-BR");
        Clock.Advance(Cast.Clock.GetUtcNow() - Clock.GetUtcNow());
        var row = (await Cast.Get<Helpdesk.Core.Desk.TicketRows>().ReadAsync([(await Cast.OnlyTicketAsync()).Id]))[0];
        var window = Cast.Get<ReplyWindows>().Of(row.ChannelId!.Value, row.LastInboundAt);
        return Render<Composer>(p => p.AddCascadingValue(fresh ?? new Freshness()).Add(c => c.Ticket, row).Add(c => c.Window, window));
    }
}
