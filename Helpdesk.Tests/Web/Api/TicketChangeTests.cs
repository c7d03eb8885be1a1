using System.Net;
using System.Text.Json.Nodes;
using Helpdesk.Tests.Support;

namespace Helpdesk.Tests.Web.Api;

public sealed class TicketChangeTests(TestApp app) : IClassFixture<TestApp>
{
    private int _customers;

    [Fact]
    public async Task Everything_that_is_named_changes_and_nothing_else()
    {
        await app.AddPersonAsync("Ana Prado", "ana");
        var ticket = await OpenAsync();

        var changed = await PatchAsync(ticket, """{"assignee":"Ana@Helpdesk.example","type":"error","module":"pdv","priority":"urgent","subject":"PDV parado"}""");

        Assert.Equal(HttpStatusCode.OK, changed.Status);
        Assert.Equal(("in_progress", "error", "pdv", "urgent", "PDV parado"), Texts(changed.Json!));
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse("""{"email":"ana@helpdesk.example","name":"Ana Prado"}"""), changed["assignee"]));
        Assert.NotEqual((string?)ticket["version"], (string?)changed["version"]);
        Assert.Equal($"\"{changed["version"]}\"", changed.Response.Headers.ETag?.ToString());

        var nothing = await PatchAsync(ticket, "{}");
        Assert.True(JsonNode.DeepEquals(changed.Json, nothing.Json));
    }

    [Fact]
    public async Task Null_clears_what_may_be_empty()
    {
        var ana = (await app.AddPersonAsync("Bia Fontes", "bia")).Email;
        var ticket = await OpenAsync();
        await PatchAsync(ticket, $$"""{"assignee":"{{ana}}","type":"error","module":"pdv","solution":"quase"}""");

        var cleared = await PatchAsync(ticket, """{"assignee":null,"type":null,"module":null,"solution":null}""");

        Assert.Equal("new", (string?)cleared["status"]);
        Assert.All(["assignee", "type", "module", "solution"], field => Assert.Null(cleared.Json![field]));
    }

    [Fact]
    public async Task A_change_thought_of_an_older_version_is_refused()
    {
        var ticket = await OpenAsync();
        var first = await PatchAsync(ticket, """{"priority":"high"}""", $"\"{ticket["version"]}\"");

        var stale = await PatchAsync(ticket, """{"priority":"low"}""", $"\"{ticket["version"]}\"");

        Assert.Equal(HttpStatusCode.OK, first.Status);
        Assert.Equal(HttpStatusCode.PreconditionFailed, stale.Status);
        Assert.Equal("version_stale", (string?)stale["code"]);
        Assert.Equal("high", (string?)(await app.GetAsync($"tickets/{ticket["number"]}"))["priority"]);
        Assert.Equal(HttpStatusCode.OK, (await PatchAsync(ticket, """{"priority":"low"}""", (string)first["version"]!)).Status);
        Assert.Equal(HttpStatusCode.OK, (await PatchAsync(ticket, """{"priority":"high"}""", "*")).Status);
        Assert.Equal(HttpStatusCode.PreconditionFailed, (await PatchAsync(ticket, """{"priority":"low"}""", "\"something else\"")).Status);
    }

    [Fact]
    public async Task What_the_customer_writes_makes_no_version_stale()
    {
        var ticket = await app.WritesAsync("5547990031001", "Uma");
        await app.WritesAsync("5547990031001", "Mais uma");

        Assert.Equal(HttpStatusCode.OK, (await PatchAsync(ticket, """{"priority":"high"}""", $"\"{ticket["version"]}\"")).Status);
    }

    [Fact]
    public async Task A_solution_with_done_solves()
    {
        var ticket = await OpenAsync();

        var solved = await PatchAsync(ticket, """{"status":"done","solution":"Reiniciado o serviço"}""");

        Assert.Equal(("done", "Reiniciado o serviço"), ((string?)solved["status"], (string?)solved["solution"]));
        Assert.NotNull(solved.Json!["resolvedAt"]);
        Assert.Equal("solved", (string?)(await app.GetAsync($"tickets/{ticket["number"]}/events")).Items[^1]!["kind"]);
    }

    [Fact]
    public async Task A_done_ticket_is_reopened_by_its_status_and_only_then_given_to_somebody()
    {
        await app.AddPersonAsync("Caio Menezes", "caio");
        var ticket = await OpenAsync();
        await PatchAsync(ticket, """{"status":"done"}""");

        var refused = await PatchAsync(ticket, """{"assignee":"caio@helpdesk.example"}""");
        var reopened = await PatchAsync(ticket, """{"status":"in_progress","assignee":"caio@helpdesk.example"}""");

        Assert.Equal((HttpStatusCode.Conflict, "ticket_done"), (refused.Status, (string?)refused["code"]));
        Assert.Equal("in_progress", (string?)reopened["status"]);
        Assert.Null(reopened.Json!["resolvedAt"]);
        Assert.Equal("Caio Menezes", (string?)reopened["assignee"]["name"]);
    }

    [Fact]
    public async Task A_conversation_never_has_two_open_tickets()
    {
        var old = await app.WritesAsync("5547990032001", "Primeiro");
        await PatchAsync(old, """{"status":"done"}""");
        var newer = await app.PostAsync("tickets", """{"contactPhone":"5547990032001","subject":"Segundo"}""");

        var answer = await PatchAsync(old, """{"status":"new"}""");

        Assert.Equal(HttpStatusCode.Conflict, answer.Status);
        Assert.Contains($"#{newer["number"]}", (string?)answer["detail"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"status":"open"}""", "status")]
    [InlineData("""{"status":null}""", "status")]
    [InlineData("""{"priority":null}""", "priority")]
    [InlineData("""{"priority":3}""", "priority")]
    [InlineData("""{"subject":null}""", "subject")]
    [InlineData("""{"subject":""}""", "subject")]
    [InlineData("""{"type":"none"}""", "type")]
    [InlineData("""{"module":"none"}""", "module")]
    [InlineData("""{"assignee":"nobody@helpdesk.example"}""", "assignee")]
    [InlineData("""{"assignee":{}}""", "assignee")]
    [InlineData("""{"solution":[1]}""", "solution")]
    [InlineData("""{"state":"done"}""", "state")]
    public async Task What_is_wrong_is_named_and_nothing_changes(string json, string field)
    {
        var ticket = await OpenAsync();

        var answer = await PatchAsync(ticket, json);

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal([field], answer.Fields);
        Assert.Equal((string?)ticket["version"], (string?)(await app.GetAsync($"tickets/{ticket["number"]}"))["version"]);
    }

    [Fact]
    public async Task Of_a_change_that_is_partly_wrong_nothing_happens()
    {
        var ticket = await OpenAsync();

        Assert.Equal(HttpStatusCode.BadRequest, (await PatchAsync(ticket, """{"priority":"high","status":"done","assignee":"nobody@helpdesk.example"}""")).Status);

        Assert.Equal(("new", "normal"), ((string?)(await app.GetAsync($"tickets/{ticket["number"]}"))["status"], (string?)ticket["priority"]));
    }

    [Fact]
    public async Task Texts_that_are_too_long_or_odd_are_refused_or_cleaned()
    {
        var ticket = await OpenAsync();

        Assert.Equal(["subject"], (await PatchAsync(ticket, $$"""{"subject":"{{new string('x', 401)}}"}""")).Fields);
        Assert.Equal(["solution"], (await PatchAsync(ticket, $$"""{"status":"done","solution":"{{new string('x', 8001)}}"}""")).Fields);
        Assert.Equal("ab", (string?)(await PatchAsync(ticket, """{"subject":"a\u0000b"}"""))["subject"]);
        Assert.Equal("cd", (string?)(await PatchAsync(ticket, """{"solution":"c\u0000d"}"""))["solution"]);
    }

    private async Task<JsonNode> OpenAsync()
    {
        var customer = $"CH-{++_customers}-{Guid.CreateVersion7():N}";
        await app.PutAsync($"customers/{customer}", """{"legalName":"Mudança Ltda"}""");
        return (await app.PostAsync("tickets", $$"""{"customer":"{{customer}}","subject":"Mudar"}""")).Json!;
    }

    private Task<ApiAnswer> PatchAsync(JsonNode ticket, string json, string? ifMatch = null) =>
        app.PatchAsync($"tickets/{ticket["number"]}", json, ifMatch is null ? [] : [("If-Match", ifMatch)]);

    private static (string?, string?, string?, string?, string?) Texts(JsonNode ticket) =>
        ((string?)ticket["status"], (string?)ticket["type"], (string?)ticket["module"], (string?)ticket["priority"], (string?)ticket["subject"]);
}
