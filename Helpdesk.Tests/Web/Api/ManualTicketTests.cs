using System.Net;
using Helpdesk.Tests.Support;

namespace Helpdesk.Tests.Web.Api;

public sealed class ManualTicketTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task A_ticket_is_written_down_with_all_that_is_known()
    {
        await app.PutAsync("customers/M-1", """{"legalName":"Oficina Ltda"}""");

        var answer = await app.PostAsync("tickets", """{"customer":"M-1","subject":" Treinar a equipe ","type":"training","module":"gestor","priority":"high"}""");

        Assert.Equal(HttpStatusCode.Created, answer.Status);
        Assert.Equal($"/api/v1/tickets/{answer["number"]}", answer.Response.Headers.Location?.ToString());
        Assert.Equal($"\"{answer["version"]}\"", answer.Response.Headers.ETag?.ToString());
        Assert.Equal("manual", (string?)answer["origin"]);
        Assert.Equal(("Treinar a equipe", "training", "gestor", "high"), ((string?)answer["subject"], (string?)answer["type"], (string?)answer["module"], (string?)answer["priority"]));
        Assert.Equal("M-1", (string?)answer["customer"]["externalId"]);
        Assert.Null(answer.Json!["contact"]);
        Assert.Null(answer.Json!["channel"]);
    }

    [Fact]
    public async Task A_number_whose_conversation_has_an_open_ticket_gets_no_second_one()
    {
        var open = await app.WritesAsync("5547990021001", "Já escrevi");

        var answer = await app.PostAsync("tickets", """{"contactPhone":"47 99002-1001","subject":"Ligou"}""");

        Assert.Equal(HttpStatusCode.Conflict, answer.Status);
        Assert.Equal(["contactPhone"], answer.Fields);
        Assert.Equal("conversation_has_open_ticket", (string?)answer["code"]);
        Assert.Contains($"#{open["number"]}", (string?)answer["detail"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_number_that_wrote_before_gets_its_answers_in_the_same_conversation()
    {
        var before = await app.WritesAsync("5547990022001", "Primeira vez");
        await app.PatchAsync($"tickets/{before["number"]}", """{"status":"done","solution":"Feito"}""");

        var ticket = await app.PostAsync("tickets", """{"contactPhone":"+55 47 99002-2001","subject":"Acompanhar"}""");
        var reply = await app.PostAsync($"tickets/{ticket["number"]}/messages", """{"text":"Deu certo?"}""");

        Assert.Equal("meta-main", (string?)ticket["channel"]);
        Assert.Equal(HttpStatusCode.Created, reply.Status);
        await Eventually.IsTrueAsync(() => app.Graph.Messages.Any(m => (string?)m["to"] == "5547990022001" && (string?)m["text"]?["body"] == "Deu certo?"));
    }

    [Fact]
    public async Task A_number_that_nobody_knew_becomes_a_contact_of_the_customer()
    {
        await app.PutAsync("customers/M-2", """{"legalName":"Farmácia Ltda"}""");

        var ticket = await app.PostAsync("tickets", """{"customer":"M-2","contactPhone":"47990023001","subject":"Pediu retorno"}""");

        Assert.Equal("+5547990023001", (string?)ticket["contact"]["phone"]);
        Assert.Equal("+5547990023001", (string?)(await app.GetAsync("customers/M-2"))["contacts"][0]!["phones"]![0]);
        Assert.Null(ticket.Json!["channel"]);
    }

    [Fact]
    public async Task A_number_that_wrote_unidentified_is_the_customers_from_now_on()
    {
        var before = await app.WritesAsync("5547990024001", "Oi");
        await app.PatchAsync($"tickets/{before["number"]}", """{"status":"done"}""");
        await app.PutAsync("customers/M-3", """{"legalName":"Bar Ltda"}""");

        await app.PostAsync("tickets", """{"customer":"M-3","contactPhone":"47990024001","subject":"Era do bar"}""");

        Assert.Equal("M-3", (string?)(await app.GetAsync($"tickets/{before["number"]}"))["customer"]["externalId"]);
    }

    [Theory]
    [InlineData("""{"subject":"X"}""", 400, "customer")]
    [InlineData("""{"customer":"none","subject":"X"}""", 400, "customer")]
    [InlineData("""{"customer":"M-LEFT","subject":"X"}""", 409, "customer")]
    [InlineData("""{"customer":"M-OK"}""", 400, "subject")]
    [InlineData("""{"customer":"M-OK","subject":"  "}""", 400, "subject")]
    [InlineData("""{"customer":"M-OK","subject":"X","type":"nope"}""", 400, "type")]
    [InlineData("""{"customer":"M-OK","subject":"X","module":"nope"}""", 400, "module")]
    [InlineData("""{"customer":"M-OK","subject":"X","priority":"huge"}""", 400, "priority")]
    [InlineData("""{"customer":"M-OK","subject":"X","contactPhone":"12"}""", 400, "contactPhone")]
    [InlineData("""{"customer":5,"subject":"X"}""", 400, "customer")]
    public async Task What_is_wrong_is_named(string json, int status, string field)
    {
        await app.PutAsync("customers/M-OK", """{"legalName":"Boa Ltda"}""");
        await app.PutAsync("customers/M-LEFT", """{"legalName":"Foi Ltda","active":false}""");

        var answer = await app.PostAsync("tickets", json);

        Assert.Equal(status, (int)answer.Status);
        Assert.Equal([field], answer.Fields);
    }

    [Fact]
    public async Task A_subject_that_is_too_long_is_refused()
    {
        var answer = await app.PostAsync("tickets", $$"""{"contactPhone":"47990025001","subject":"{{new string('x', 401)}}"}""");

        Assert.Equal(["subject"], answer.Fields);
        Assert.Contains("401", answer.ErrorOf("subject"), StringComparison.Ordinal);
    }
}
