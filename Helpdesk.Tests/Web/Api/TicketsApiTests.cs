using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Helpdesk.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Tests.Web.Api;

public sealed class TicketsApiTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task A_ticket_that_opened_by_itself_reads_as_the_contract_says()
    {
        await app.PutAsync("customers/C-0001", CustomersApiTests.Padaria);

        var ticket = (await app.WritesAsync("5511900001234", "Meu PDV não abre")).AsObject();

        Assert.Equal(
            [
                "number", "version", "status", "priority", "type", "module", "subject", "origin", "customer", "contact", "channel", "assignee",
                "escalationLevel", "openedAt", "firstResponseAt", "resolvedAt", "solution", "messageCount",
            ],
            ticket.Select(field => field.Key));
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse("""{"externalId":"C-0001","legalName":"Padaria Pão Quente Ltda"}"""), ticket["customer"]));
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse("""{"name":"Maria Souza","phone":"+5511900001234"}"""), ticket["contact"]));
        Assert.Equal(("new", "normal", "message", "meta-main", "Meu PDV não abre"), Texts(ticket));
        Assert.Equal((1, 1), ((int)ticket["escalationLevel"]!, (int)ticket["messageCount"]!));
        Assert.Null(ticket["assignee"]);
        Assert.Null(ticket["solution"]);
        Assert.EndsWith("Z", (string)ticket["openedAt"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Messages_count_both_ways_with_calls_and_without_notes()
    {
        var ticket = await app.WritesAsync("5547990011001", "Uma");
        var number = ticket["number"];
        await app.DeliverAsync(Encoding.UTF8.GetBytes(MetaBody.Call("5547990011001", "call-count", "connect", app.Get<TimeProvider>().GetUtcNow())));
        await app.PostAsync($"tickets/{number}/messages", """{"text":"Resposta"}""");
        await app.PostAsync($"tickets/{number}/messages", """{"text":"Nota","direction":"note"}""");

        await Eventually.PassesAsync(async () => Assert.Equal(3, (int)(await app.GetAsync($"tickets/{number}"))["messageCount"]));
    }

    [Fact]
    public async Task Tickets_are_listed_newest_first_page_by_page_each_once()
    {
        await app.PutAsync("customers/PAGES", """{"legalName":"Páginas Ltda"}""");
        var numbers = new List<long>();
        for (var i = 0; i < 7; i++) numbers.Add(await OpenAsync($$"""{"customer":"PAGES","subject":"Página {{i}}"}"""));
        numbers.Reverse();

        Assert.Equal(numbers, (await app.AllAsync("tickets?customer=PAGES", limit: 3)).Select(t => (long)t["number"]!));
        Assert.Equal(numbers, (await app.AllAsync("tickets?customer=PAGES", limit: 7)).Select(t => (long)t["number"]!));
        Assert.Equal(numbers[0], (long)(await app.GetAsync("tickets?limit=1&customer=PAGES")).Items[0]!["number"]!);
    }

    [Fact]
    public async Task Tickets_are_found_by_status_customer_assignee_time_and_words()
    {
        await app.AddPersonAsync("Ana Prado", "ana");
        await app.PutAsync("customers/FILTER", """{"legalName":"Mercado Boa Vista Ltda","tradeName":"Boa Vista"}""");
        var open = await OpenAsync("""{"customer":"FILTER","subject":"Impressora muda"}""");
        var done = await OpenAsync("""{"customer":"FILTER","subject":"Nota rejeitada"}""");
        await app.PatchAsync($"tickets/{open}", """{"assignee":"ana@helpdesk.example"}""");
        await app.PatchAsync($"tickets/{done}", """{"status":"done","solution":"Certificado renovado"}""");
        var today = app.Get<TimeProvider>().GetUtcNow();

        Assert.Equal([open], await FoundAsync("customer=FILTER&status=in_progress"));
        Assert.Equal([done], await FoundAsync("customer=FILTER&status=done"));
        Assert.Equal([open], await FoundAsync("assignee=ANA@helpdesk.example"));
        Assert.Empty(await FoundAsync("assignee=bia@helpdesk.example"));
        Assert.Empty(await FoundAsync("customer=nobody"));
        Assert.Equal([done], await FoundAsync("q=certificado"));
        Assert.Equal([open], await FoundAsync("q=IMPRESSORA"));
        Assert.Equal([done, open], await FoundAsync("q=boa%20vista"));
        Assert.Equal([open], await FoundAsync($"q=%23{open}"));
        Assert.Equal([done, open], await FoundAsync($"customer=FILTER&from={Day(today.AddDays(-1))}&to={Day(today.AddDays(1))}"));
        Assert.Empty(await FoundAsync($"customer=FILTER&to={Day(today.AddDays(-2))}"));
        Assert.Empty(await FoundAsync($"customer=FILTER&from={Uri.EscapeDataString(today.AddHours(1).ToString("O", CultureInfo.InvariantCulture))}"));
    }

    [Fact]
    public async Task A_day_is_one_of_the_organization()
    {
        await app.PutAsync("customers/DAYS", """{"legalName":"Dias Ltda"}""");
        var number = await OpenAsync("""{"customer":"DAYS","subject":"Tarde da noite"}""");
        await app.Database.ChangeAsync(db => db.Tickets.Where(t => t.Number == number)
            .ExecuteUpdateAsync(t => t.SetProperty(x => x.OpenedAt, new DateTimeOffset(2026, 11, 2, 2, 30, 0, TimeSpan.Zero))));

        Assert.Equal([number], await FoundAsync("customer=DAYS&from=2026-11-01&to=2026-11-01"));
        Assert.Empty(await FoundAsync("customer=DAYS&from=2026-11-02"));
        Assert.Empty(await FoundAsync("customer=DAYS&to=2026-10-31"));
        Assert.Equal([number], await FoundAsync("customer=DAYS&from=2026-11-02T02:30:00Z"));
    }

    [Fact]
    public async Task The_trail_tells_who_did_what_oldest_first()
    {
        await app.PutAsync("customers/TRAIL", """{"legalName":"Trilha Ltda"}""");
        var number = await OpenAsync("""{"customer":"TRAIL","subject":"Trilha"}""");
        await app.PatchAsync($"tickets/{number}", """{"priority":"high","module":"pdv"}""");
        await app.PatchAsync($"tickets/{number}", """{"status":"done","solution":"Feito"}""");

        var trail = await app.AllAsync($"tickets/{number}/events", limit: 2);

        Assert.Equal(["opened", "classified", "priority_changed", "solved"], trail.Select(e => (string)e["kind"]!));
        Assert.All(trail, e => Assert.Equal("bootstrap", (string?)e["actor"]!["name"]));
        Assert.Equal(("normal", "high"), ((string?)trail[2]["before"], (string?)trail[2]["after"]));
    }

    private async Task<long> OpenAsync(string json)
    {
        var answer = await app.PostAsync("tickets", json);
        Assert.Equal(HttpStatusCode.Created, answer.Status);
        return (long)answer["number"];
    }

    private async Task<IEnumerable<long>> FoundAsync(string query) => (await app.GetAsync($"tickets?{query}")).Items.Select(t => (long)t!["number"]!);

    private static string Day(DateTimeOffset at) => at.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static (string?, string?, string?, string?, string?) Texts(JsonObject ticket) =>
        ((string?)ticket["status"], (string?)ticket["priority"], (string?)ticket["origin"], (string?)ticket["channel"], (string?)ticket["subject"]);
}
