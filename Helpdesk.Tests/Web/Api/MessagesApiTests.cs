using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Helpdesk.Core.Conversations;
using Helpdesk.Core.Desk;
using Helpdesk.Core.Users;
using Helpdesk.Tests.Support;

namespace Helpdesk.Tests.Web.Api;

public sealed class MessagesApiTests(TestApp app) : IClassFixture<TestApp>
{
    private DateTimeOffset Now => app.Get<TimeProvider>().GetUtcNow();

    [Fact]
    public async Task A_message_reads_as_the_contract_says()
    {
        var ticket = await app.WritesAsync("5547990041001", "Meu PDV não abre");

        var message = Assert.Single((await app.GetAsync($"tickets/{ticket["number"]}/messages")).Items)!.AsObject();

        Assert.Equal(
            [
                "id", "direction", "type", "text", "author", "sentAt", "status", "error", "replyTo", "attachments", "reactions", "editedAt", "deletedAt",
                "forwarded",
            ],
            message.Select(field => field.Key));
        Assert.Equal(("in", "text", "Meu PDV não abre", "delivered"), ((string?)message["direction"], (string?)message["type"], (string?)message["text"], (string?)message["status"]));
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse("""{"kind":"contact","name":"Maria Souza"}"""), message["author"]));
        Assert.False((bool)message["forwarded"]!);
    }

    [Fact]
    public async Task A_reply_goes_out_quoting_and_comes_back_with_its_ticks()
    {
        var ticket = await app.WritesAsync("5547990042001", "Qual a versão?");
        var question = (await app.GetAsync($"tickets/{ticket["number"]}/messages")).Items[0]!;

        var reply = await app.PostAsync($"tickets/{ticket["number"]}/messages", $$"""{"text":"A 10.2.1","replyTo":"{{question["id"]}}"}""");

        Assert.Equal(HttpStatusCode.Created, reply.Status);
        Assert.Equal(("out", "queued", (string?)question["id"]), ((string?)reply["direction"], (string?)reply["status"], (string?)reply["replyTo"]));
        Assert.Equal("token", (string?)reply["author"]["kind"]);
        await Eventually.PassesAsync(async () => Assert.Equal("sent", (string?)(await LastAsync(ticket))["status"]));
        Assert.Contains(app.Graph.Messages, m => (string?)m["text"]?["body"] == "A 10.2.1" && m["context"]?["message_id"] is not null);
        Assert.NotNull((await app.GetAsync($"tickets/{ticket["number"]}")).Json!["firstResponseAt"]);
    }

    [Fact]
    public async Task A_file_that_we_sent_stands_with_its_message()
    {
        var ticket = await app.WritesAsync("5547990047001", "Como faço?");
        var row = (await app.Get<TicketRecords>().FindAsync((long)ticket["number"]!))!;
        var token = await app.Get<Uploads>().KeepAsync(new MemoryStream([1, 2, 3]), "application/pdf", "passo a passo.pdf", TestContext.Current.CancellationToken);

        await app.Get<Replies>().SendAsync(new NewReply(Guid.CreateVersion7(), row.Id, "Siga este") { Enclosure = new EnclosedFile(token) }, Actor.Clock);

        var message = await LastAsync(ticket);
        Assert.Equal(("out", "document", "Siga este"), ((string?)message["direction"], (string?)message["type"], (string?)message["text"]));
        var file = Assert.Single(message["attachments"]!.AsArray())!;
        Assert.Equal(("passo a passo.pdf", "application/pdf", 3), ((string?)file["name"], (string?)file["contentType"], (int)file["size"]!));
        Assert.Equal($"/media/{file["id"]}", (string?)file["url"]);
        Assert.Equal([1, 2, 3], await app.Api.GetByteArrayAsync((string?)file["url"], TestContext.Current.CancellationToken));
        Assert.Equal(HttpStatusCode.Redirect, (await app.Anonymous.GetAsync((string?)file["url"], TestContext.Current.CancellationToken)).StatusCode);
    }

    [Fact]
    public async Task A_message_that_failed_says_why()
    {
        var ticket = await app.WritesAsync("5547990043001", "Oi");
        app.Graph.Next(GraphAnswer.Json(400, """{"error":{"code":131026,"message":"Message undeliverable"}}"""));

        await app.PostAsync($"tickets/{ticket["number"]}/messages", """{"text":"Olá"}""");

        await Eventually.PassesAsync(async () => Assert.Equal("failed", (string?)(await LastAsync(ticket))["status"]));
        Assert.Equal("131026", (string?)(await LastAsync(ticket))["error"]!["code"]);
    }

    [Fact]
    public async Task A_note_stays_among_ourselves()
    {
        var ticket = await app.WritesAsync("5547990044001", "Oi");

        var note = await app.PostAsync($"tickets/{ticket["number"]}/messages", """{"text":"Cliente difícil","direction":"note"}""");

        Assert.Equal(HttpStatusCode.Created, note.Status);
        Assert.Equal("note", (string?)note["direction"]);
        Assert.Null(note.Json!["status"]);
        Assert.DoesNotContain(app.Graph.Messages, m => (string?)m["text"]?["body"] == "Cliente difícil");
    }

    [Fact]
    public async Task The_same_key_twice_is_one_message()
    {
        var ticket = await app.WritesAsync("5547990045001", "Oi");
        var path = $"tickets/{ticket["number"]}/messages";

        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => app.PostAsync(path, """{"text":"Uma vez só"}""", ("Idempotency-Key", "k-1"))));
        var other = await app.PostAsync(path, """{"text":"Outra"}""", ("Idempotency-Key", "k-2"));

        Assert.All(answers, a => Assert.Equal(HttpStatusCode.Created, a.Status));
        Assert.Single(answers.Select(a => (string?)a["id"]).Distinct());
        Assert.NotEqual((string?)answers[0]["id"], (string?)other["id"]);
        Assert.Equal(3, (await app.GetAsync(path)).Items.Count);
    }

    [Fact]
    public async Task After_24_hours_words_say_why_nothing_goes_out()
    {
        var ticket = await app.WritesAsync("5547990046001", "Faz tempo", Now.AddHours(-25));

        var answer = await app.PostAsync($"tickets/{ticket["number"]}/messages", """{"text":"Tarde demais"}""");

        Assert.Equal((HttpStatusCode.Conflict, "window_closed"), (answer.Status, (string?)answer["code"]));
        Assert.Contains("24 horas", (string?)answer["detail"], StringComparison.Ordinal);
        Assert.Single((await app.GetAsync($"tickets/{ticket["number"]}/messages")).Items);
    }

    [Fact]
    public async Task Work_without_a_conversation_cannot_be_written_to()
    {
        await app.PutAsync("customers/MSG-1", """{"legalName":"Muda Ltda"}""");
        var ticket = await app.PostAsync("tickets", """{"customer":"MSG-1","subject":"Sem conversa"}""");

        var answer = await app.PostAsync($"tickets/{ticket["number"]}/messages", """{"text":"Alguém?"}""");

        Assert.Equal((HttpStatusCode.Conflict, "no_conversation"), (answer.Status, (string?)answer["code"]));
    }

    [Theory]
    [InlineData("{}", "text")]
    [InlineData("""{"text":"  "}""", "text")]
    [InlineData("""{"text":7}""", "text")]
    [InlineData("""{"text":"x","direction":"in"}""", "direction")]
    [InlineData("""{"text":"x","replyTo":"abc"}""", "replyTo")]
    [InlineData("""{"text":"x","replyTo":"019a0000-0000-7000-8000-000000000000"}""", "replyTo")]
    public async Task What_is_wrong_is_named(string json, string field)
    {
        var ticket = await app.WritesAsync("5547990047001", "Oi");

        var answer = await app.PostAsync($"tickets/{ticket["number"]}/messages", json);

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal([field], answer.Fields);
    }

    [Fact]
    public async Task Texts_and_keys_have_a_limit()
    {
        var ticket = await app.WritesAsync("5547990048001", "Oi");
        var path = $"tickets/{ticket["number"]}/messages";

        Assert.Equal(["text"], (await app.PostAsync(path, $$"""{"text":"{{new string('x', 4097)}}"}""")).Fields);
        Assert.Equal(["Idempotency-Key"], (await app.PostAsync(path, """{"text":"x"}""", ("Idempotency-Key", new string('k', 201)))).Fields);
    }

    [Fact]
    public async Task The_history_is_oldest_first_page_by_page_whatever_order_it_came_in()
    {
        var start = Now.AddMinutes(-10);
        var ticket = await app.WritesAsync("5547990049001", "3", start.AddMinutes(3));
        foreach (var minute in new[] { 1, 5, 2, 4 })
        {
            await app.WritesAsync("5547990049001", $"{minute}", start.AddMinutes(minute));
        }

        var texts = (await app.AllAsync($"tickets/{ticket["number"]}/messages", limit: 2)).Select(m => (string)m["text"]!);

        Assert.Equal(["1", "2", "3", "4", "5"], texts);
    }

    [Fact]
    public async Task Files_reactions_edits_and_deletions_are_told()
    {
        var ticket = await app.WritesAsync("5547990050001", "Vai uma foto");
        await DeliverAsync(MetaBody.Message("5547990050001", "wamid.photo", Now, new JsonObject
        {
            ["type"] = "image",
            ["image"] = new JsonObject { ["id"] = "1001", ["mime_type"] = "image/jpeg", ["sha256"] = "", ["caption"] = "A tela" },
        }));
        await DeliverAsync(MetaBody.Reaction("5547990050001", "wamid.react", "wamid.photo", "👍", Now));

        var photo = await Eventually.GetsAsync(async () =>
        {
            var last = await LastAsync(ticket);
            Assert.NotEmpty(last["reactions"]!.AsArray());
            return last;
        });

        Assert.Equal(("image", "A tela"), ((string?)photo["type"], (string?)photo["text"]));
        var file = Assert.Single(photo["attachments"]!.AsArray())!;
        Assert.Equal($"/media/{file["id"]}", (string?)file["url"]);
        Assert.Equal("image/jpeg", (string?)file["contentType"]);
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse("""[{"emoji":"👍","by":"contact"}]"""), photo["reactions"]));
    }

    private async Task DeliverAsync(string body) => Assert.Equal(HttpStatusCode.OK, (await app.DeliverAsync(Encoding.UTF8.GetBytes(body))).StatusCode);

    private async Task<JsonNode> LastAsync(JsonNode ticket) => (await app.GetAsync($"tickets/{ticket["number"]}/messages")).Items[^1]!;
}
