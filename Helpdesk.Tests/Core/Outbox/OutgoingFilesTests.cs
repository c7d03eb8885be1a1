using Helpdesk.Core;
using Helpdesk.Core.Channels;
using Helpdesk.Core.Conversations;
using Helpdesk.Core.Users;
using Helpdesk.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Tests.Core.Outbox;

/// <summary>Files, places, cards and templates from the row to Meta.</summary>
public sealed class OutgoingFilesTests(TestDatabase database) : IClassFixture<TestDatabase>, IAsyncLifetime
{
    private static readonly Template Visit = new("visita", "visita", "pt_BR", "Olá {{1}}, chegamos às {{2}}.");
    private static readonly Template Case = Visit with { Header = "Chamado {{1}}", Buttons = [new("Ver", "https://e.example/t/{{1}}")] };

    private FakeGraph _graph = null!;
    private Cast _cast = null!;

    public async ValueTask InitializeAsync()
    {
        _graph = await FakeGraph.StartAsync();
        _cast = await Cast.OnAsync(database, _graph.Address);
    }

    public async ValueTask DisposeAsync()
    {
        await _cast.DisposeAsync();
        await _graph.DisposeAsync();
    }

    [Fact]
    public async Task A_file_is_a_row_first_and_goes_out_with_its_caption()
    {
        var token = await UploadAsync("image/png", "tela.png");

        var id = await SendAsync("Veja o botão azul", new EnclosedFile(token));
        var row = await MessageAsync(id);
        Assert.Equal((MessageKind.Image, "Veja o botão azul", Delivery.Queued), (row.Kind, row.Text, row.Delivery));
        Assert.Equal(("tela.png", 4L, AttachmentState.Ready), (row.Attachments.Single().Name, row.Attachments.Single().Size, row.Attachments.Single().State));

        await _cast.SendAllAsync();

        var sent = Assert.Single(_graph.Messages);
        Assert.Equal(("image", "Veja o botão azul"), ((string?)sent["type"], (string?)sent["image"]!["caption"]));
        Assert.Equal([1, 2, 3, 4], _graph.Uploads[(string)sent["image"]!["id"]!].Bytes);
        Assert.Equal(Delivery.Sent, (await MessageAsync(id)).Delivery);
    }

    [Fact]
    public async Task The_same_file_sent_twice_is_one_message()
    {
        await _cast.WritesAsync(Cast.Maria, "Oi");
        var reply = new NewReply(Guid.CreateVersion7(), (await _cast.OnlyTicketAsync()).Id, "") { Enclosure = new EnclosedFile(await UploadAsync("application/pdf", "a.pdf")) };

        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => _cast.Get<Replies>().SendAsync(reply, Actor.Of(_cast.Ana))));
        await _cast.SendAllAsync();

        Assert.Single(_graph.Messages);
    }

    [Fact]
    public async Task A_failed_file_is_really_sent_again()
    {
        var token = await UploadAsync("video/mp4", "passo.mp4");
        _graph.NextUploads(GraphAnswer.Json(400, """{"error":{"code":131053,"message":"Media upload error"}}"""));
        var id = await SendAsync("", new EnclosedFile(token));
        await _cast.SendAllAsync();
        Assert.Equal((Delivery.Failed, FailureKind.ContentRefused), ((await MessageAsync(id)).Delivery, (await MessageAsync(id)).FailureKind));

        await _cast.Get<Replies>().RetryAsync(id);
        await _cast.SendAllAsync();

        Assert.Equal("video", (string?)Assert.Single(_graph.Messages)["type"]);
        Assert.Equal(Delivery.Sent, (await MessageAsync(id)).Delivery);
    }

    [Theory]
    [InlineData("image/png", 0, "", Refusal.FileEmpty)]
    [InlineData("image/png", 5 * 1024 * 1024 + 1, "", Refusal.FileTooLarge)]
    [InlineData("audio/ogg", 10, "com legenda", Refusal.TextTooLong)]
    public async Task What_the_channel_does_not_take_is_refused_in_words_before_anything_leaves(string type, int size, string text, Refusal refusal)
    {
        var token = await UploadAsync(type, "a", new byte[size]);

        Assert.Equal(refusal, (await Assert.ThrowsAsync<RefusedException>(() => SendAsync(text, new EnclosedFile(token)))).Refusal);
        Assert.DoesNotContain(await _cast.MessagesAsync(), m => m.Direction == Direction.Out);
    }

    [Fact]
    public async Task A_token_that_is_made_up_or_too_old_is_refused()
    {
        var token = await UploadAsync("image/png", "a.png");
        Assert.Equal(Refusal.FileGone, (await Assert.ThrowsAsync<RefusedException>(() => SendAsync("", new EnclosedFile(token + "x")))).Refusal);

        _cast.Clock.Advance(Uploads.Lifetime);
        Assert.Equal(Refusal.FileGone, (await Assert.ThrowsAsync<RefusedException>(() => SendAsync("", new EnclosedFile(token)))).Refusal);
    }

    [Fact]
    public async Task A_place_and_a_card_go_out_and_wrong_ones_say_which_field()
    {
        await SendAsync("", new EnclosedPlace(new Place(-23.5, -46.6, "Matriz", "Rua das Flores, 10")));
        await SendAsync("", new EnclosedContacts([new SharedContact("Ana Prado", ["11 90000-0001"])]));
        await _cast.SendAllAsync();

        Assert.Equal("Matriz", (string?)_graph.Messages[0]["location"]!["name"]);
        Assert.Equal("+5511900000001", (string?)_graph.Messages[1]["contacts"]![0]!["phones"]![0]!["phone"]);
        Assert.Equal("latitude", (await Assert.ThrowsAsync<RefusedException>(() => SendAsync("", new EnclosedPlace(new Place(91, 0, null, null))))).Field);
        Assert.Equal(
            (Refusal.PhoneInvalid, "contacts[0].phones[0]"),
            await RefusedAsync(new EnclosedContacts([new SharedContact("Ana", ["12"])])));
    }

    [Fact]
    public async Task A_template_goes_out_when_the_window_is_closed_and_can_be_sent_again()
    {
        await _cast.WritesAsync(Cast.Maria, "Oi");
        _cast.Clock.Advance(TimeSpan.FromHours(30));
        _graph.Next(GraphAnswer.Fixture("api_error_132001_template_missing", 404));

        var id = await SendAsync("", new EnclosedTemplate(Visit, ["Maria", " 14h \n em ponto"]));
        await _cast.SendAllAsync();
        Assert.Equal("132001", (await MessageAsync(id)).FailureCode);
        await _cast.Get<Replies>().RetryAsync(id);
        await _cast.SendAllAsync();

        Assert.Equal(["Maria", "14h em ponto"], _graph.Messages[^1]["template"]!["components"]![0]!["parameters"]!.AsArray().Select(p => (string?)p!["text"]));
        Assert.Equal("Olá Maria, chegamos às 14h em ponto.", (await MessageAsync(id)).Text);
        Assert.Equal((Refusal.FieldMissing, "values[1]"), await RefusedAsync(new EnclosedTemplate(Visit, ["Maria", " "])));
        Assert.Equal((Refusal.NotOnThisChannel, null), await RefusedAsync(new EnclosedTemplate(Visit with { Obstacle = TemplateObstacle.HeaderFile }, ["Maria", "14h"])));
    }

    [Fact]
    public async Task A_template_keeps_what_fills_its_header_and_buttons_and_says_the_same_when_it_is_sent_again()
    {
        await _cast.WritesAsync(Cast.Maria, "Oi");
        _graph.Next(GraphAnswer.Fixture("api_error_132001_template_missing", 404));

        var id = await SendAsync("", new EnclosedTemplate(Case, ["1042", "Maria", "14h", "9?x=1"]));
        await _cast.SendAllAsync();
        await _cast.Get<Replies>().RetryAsync(id);
        await _cast.SendAllAsync();

        var parts = _graph.Messages.Select(m => m["template"]!["components"]!.ToJsonString()).ToList();
        Assert.Equal(2, parts.Count);
        Assert.Equal(parts[0], parts[1]);
        Assert.Equal(["1042", "Maria", "14h", "9?x=1"], _graph.Messages[1]["template"]!["components"]!.AsArray().SelectMany(c => c!["parameters"]!.AsArray()).Select(p => (string?)p!["text"]));
        Assert.Equal("Chamado 1042\n\nOlá Maria, chegamos às 14h.\n\nVer: https://e.example/t/9?x=1", (await MessageAsync(id)).Text);
        Assert.Equal((Refusal.AddressHasBlanks, "values[3]"), await RefusedAsync(new EnclosedTemplate(Case, ["1042", "Maria", "14h", "9 9"])));
    }

    [Fact]
    public async Task A_template_that_was_kept_before_headers_could_be_filled_still_goes_out()
    {
        await _cast.WritesAsync(Cast.Maria, "Oi");
        var id = await SendAsync("", new EnclosedTemplate(Visit, ["Maria", "14h"]));
        const string kept = """{"template":{"id":"visita","name":"visita","language":"pt_BR","variables":["1","2"],"values":["Bia","15h"]}}""";
        await _cast.Database.ReadAsync(db => db.Database.ExecuteSqlAsync($"UPDATE messages SET details = {kept}::jsonb WHERE id = {id}"));

        await _cast.SendAllAsync();

        Assert.Equal(["Bia", "15h"], Assert.Single(_graph.Messages)["template"]!["components"]![0]!["parameters"]!.AsArray().Select(p => (string?)p!["text"]));
    }

    [Fact]
    public async Task A_message_whose_file_is_gone_fails_instead_of_standing_in_the_way()
    {
        var id = await SendAsync("", new EnclosedFile(await UploadAsync("image/png", "a.png")));
        File.Delete(_cast.Get<MediaStore>().Find((await MessageAsync(id)).Attachments.Single().Sha256!)!);
        _cast.Clock.Advance(TimeSpan.FromSeconds(1));
        await SendAsync("Oi", null);

        await _cast.SendAllAsync();
        await _cast.SendAllAsync();

        Assert.Equal(Delivery.Failed, (await MessageAsync(id)).Delivery);
        Assert.Equal("text", (string?)Assert.Single(_graph.Messages)["type"]);
    }

    private async Task<(Refusal, string?)> RefusedAsync(Enclosure enclosure)
    {
        var no = await Assert.ThrowsAsync<RefusedException>(() => SendAsync("", enclosure));
        return (no.Refusal, no.Field);
    }

    private Task<string> UploadAsync(string type, string name, byte[]? bytes = null) =>
        _cast.Get<Uploads>().KeepAsync(new MemoryStream(bytes ?? [1, 2, 3, 4]), type, name, TestContext.Current.CancellationToken);

    private async Task<Guid> SendAsync(string text, Enclosure? enclosure)
    {
        if ((await _cast.TicketsAsync()).Count == 0) await _cast.WritesAsync(Cast.Maria, "Oi");
        var id = Guid.CreateVersion7();
        await _cast.Get<Replies>().SendAsync(new NewReply(id, (await _cast.OnlyTicketAsync()).Id, text) { Enclosure = enclosure }, Actor.Of(_cast.Ana));
        return id;
    }

    private async Task<Message> MessageAsync(Guid id) => (await _cast.MessagesAsync()).Single(m => m.Id == id);
}
