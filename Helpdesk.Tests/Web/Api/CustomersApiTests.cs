using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using Helpdesk.Tests.Support;

namespace Helpdesk.Tests.Web.Api;

public sealed class CustomersApiTests(TestApp app) : IClassFixture<TestApp>
{
    /// <summary>The contract's own example.</summary>
    internal const string Padaria = """
        { "externalId":"C-0001", "legalName":"Padaria Pão Quente Ltda", "tradeName":"Pão Quente", "taxId":"12345678000195",
          "taxRegime":"simples_nacional", "responsibleName":"Maria Souza", "notes":null, "active":true,
          "contacts":[{"name":"Maria Souza","role":"owner","phones":["+5511900001234"]}],
          "licences":[{"module":"pdv","quantity":3}],
          "machines":[{"name":"CAIXA-01","anyDeskId":"123456789","role":"pos","moduleVersions":[{"module":"pdv","version":"10.2.1"}]}] }
        """;

    [Fact]
    public async Task A_customer_comes_back_as_it_was_put()
    {
        var created = await app.PutAsync("customers/C-0001", Padaria);
        var read = await app.GetAsync("customers/C-0001");

        Assert.Equal(HttpStatusCode.Created, created.Status);
        Assert.Equal("/api/v1/customers/C-0001", created.Response.Headers.Location?.ToString());
        var wanted = JsonNode.Parse(Padaria)!.AsObject();
        Assert.All(wanted, field => Assert.True(JsonNode.DeepEquals(field.Value, read.Json![field.Key]), $"{field.Key}: {read.Json[field.Key]}"));
        Assert.EndsWith("Z", (string)read["updatedAt"]!, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("S/7")]
    [InlineData("S 7 é")]
    public async Task A_key_of_any_signs_is_found_again(string key)
    {
        var address = $"customers/{Uri.EscapeDataString(key)}";
        Assert.Equal(HttpStatusCode.Created, (await app.PutAsync(address, Padaria.Replace("C-0001", key, StringComparison.Ordinal))).Status);

        Assert.Equal(key, (string?)(await app.GetAsync(address)).Json!["externalId"]);
        Assert.Equal(HttpStatusCode.OK, (await app.PutAsync(address, """{"legalName":"Padaria Nova Ltda"}""")).Status);
    }

    [Fact]
    public async Task The_same_again_changes_nothing_and_something_else_replaces_all()
    {
        await app.PutAsync("customers/C-2", Padaria.Replace("C-0001", "C-2", StringComparison.Ordinal));
        var before = await app.GetAsync("customers/C-2");

        var same = await app.PutAsync("customers/C-2", Padaria.Replace("C-0001", "C-2", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.OK, same.Status);
        Assert.True(JsonNode.DeepEquals(before.Json, same.Json));

        var other = await app.PutAsync("customers/C-2", """{"legalName":"Padaria Nova Ltda","licences":[{"module":"pdv","quantity":5},{"module":"bi","quantity":1}]}""");
        Assert.Equal(HttpStatusCode.OK, other.Status);
        Assert.Null(other.Json!["tradeName"]);
        Assert.Equal("unknown", (string?)other["taxRegime"]);
        Assert.Empty(other["contacts"].AsArray());
        Assert.Empty(other["machines"].AsArray());
        Assert.Equal([5, 1], other["licences"].AsArray().Select(l => (int)l!["quantity"]!));
        Assert.NotEqual((string?)before["updatedAt"], (string?)other["updatedAt"]);
    }

    [Theory]
    [InlineData("""{"legalName":" "}""", "legalName", "Preencha")]
    [InlineData("""{"legalName":"X","externalId":"other"}""", "externalId", "BAD-1")]
    [InlineData("""{"legalName":"X","taxId":"12345678000196"}""", "taxId", "12345678000196")]
    [InlineData("""{"legalName":"X","taxRegime":"simples"}""", "taxRegime", "simples_nacional")]
    [InlineData("""{"legalName":"X","taxRegime":1}""", "taxRegime", "simples_nacional")]
    [InlineData("""{"legalName":5}""", "legalName", "texto")]
    [InlineData("""{"legalName":"X","active":"yes"}""", "active", "true")]
    [InlineData("""{"legalName":"X","contacts":{}}""", "contacts", "lista")]
    [InlineData("""{"legalName":"X","contacts":[null]}""", "contacts[0].name", "Preencha")]
    [InlineData("""{"legalName":"X","contacts":[{"name":"M","phones":["+5511900001234","123"]}]}""", "contacts[0].phones[1]", "+55 11 90000-1234")]
    [InlineData("""{"legalName":"X","contacts":[{"name":"M","phones":[null]}]}""", "contacts[0].phones[0]", "+55 11 90000-1234")]
    [InlineData("""{"legalName":"X","contacts":[{"name":"M","phones":[7]}]}""", "contacts[0].phones[0]", "texto")]
    [InlineData("""{"legalName":"X","licences":[{"module":"nope","quantity":1}]}""", "licences[0].module", "nope")]
    [InlineData("""{"legalName":"X","licences":[{"module":"pdv","quantity":-1}]}""", "licences[0].quantity", "0")]
    [InlineData("""{"legalName":"X","licences":[{"module":"pdv","quantity":"three"}]}""", "licences[0].quantity", "número inteiro")]
    [InlineData("""{"legalName":"X","licences":[{"module":"pdv","quantity":99999999999}]}""", "licences[0].quantity", "número inteiro")]
    [InlineData("""{"legalName":"X","licences":[{"module":"pdv","quantity":1},{"module":"pdv","quantity":2}]}""", "licences[1].module", "mais de uma vez")]
    [InlineData("""{"legalName":"X","machines":[{"name":"A"},{"name":"A"}]}""", "machines[1].name", "mais de uma vez")]
    [InlineData("""{"legalName":"X","machines":[{"name":"A","anyDeskId":"12"}]}""", "machines[0].anyDeskId", "9 ou 10 dígitos")]
    [InlineData("""{"legalName":"X","machines":[{"name":"A","role":"till"}]}""", "machines[0].role", "workstation")]
    [InlineData("""{"legalName":"X","machines":[{"name":"A","moduleVersions":[{"module":"old","version":"1"}]}]}""", "machines[0].moduleVersions[0].module", "old")]
    public async Task What_is_wrong_is_named_with_what_would_be_right(string json, string field, string words)
    {
        var answer = await app.PutAsync("customers/BAD-1", json);

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal([field], answer.Fields);
        Assert.Contains(words, answer.ErrorOf(field), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await app.GetAsync("customers/BAD-1")).Status);
    }

    [Fact]
    public async Task All_that_is_wrong_is_named_at_once()
    {
        var answer = await app.PutAsync("customers/BAD-2", $$"""
            {"legalName":"{{new string('x', 201)}}","taxId":"1","notes":"{{new string('x', 4001)}}","contacts":[{"phones":["x"]}]}
            """);

        Assert.Equal(["legalName", "taxId", "notes", "contacts[0].name", "contacts[0].phones[0]"], answer.Fields);
        Assert.Contains("201", answer.ErrorOf("legalName"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("\"text\"")]
    [InlineData("""{"legalName":"\ud800"}""")]
    [InlineData("""{"legalName":"a\u0000b","notes":"\u0000"}""")]
    public async Task No_body_whatever_is_a_failure_of_ours(string body) =>
        Assert.InRange((int)(await app.PutAsync("customers/ODD-1", body)).Status, 200, 499);

    [Fact]
    public async Task Two_that_put_the_same_new_customer_at_once_make_one()
    {
        var puts = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => app.PutAsync("customers/RACE-1", """{"legalName":"Corrida Ltda"}""")));

        Assert.Single(puts, p => p.Status == HttpStatusCode.Created);
        Assert.Equal(7, puts.Count(p => p.Status == HttpStatusCode.OK));
        Assert.Single((await app.GetAsync("customers?q=RACE-1")).Items);
    }

    [Fact]
    public async Task A_deleted_customer_is_inactive_and_still_there()
    {
        await app.PutAsync("customers/DEL-1", """{"legalName":"Fechada Ltda"}""");

        Assert.Equal(HttpStatusCode.NoContent, (await app.DeleteAsync("customers/DEL-1")).Status);
        Assert.Equal(HttpStatusCode.NoContent, (await app.DeleteAsync("customers/DEL-1")).Status);
        Assert.False((bool)(await app.GetAsync("customers/DEL-1"))["active"]);
    }

    [Theory]
    [InlineData("phone=11 98888-0001", "FIND-1")]
    [InlineData("phone=%2B5511988880001", "FIND-1")]
    [InlineData("phone=551188880001", "FIND-1")]
    [InlineData("q=quitanda%20do", "FIND-1")]
    [InlineData("q=FIND-2", "FIND-2")]
    [InlineData("q=11.222.333", "FIND-2")]
    [InlineData("q=100%25", "FIND-2")]
    [InlineData("q=_%25_nobody", null)]
    public async Task Customers_are_found(string query, string? found)
    {
        await app.PutAsync("customers/FIND-1", """{"legalName":"Quitanda do Zé","contacts":[{"name":"Zé","phones":["11 8888-0001"]}]}""");
        await app.PutAsync("customers/FIND-2", """{"legalName":"Loja 100% Bom","taxId":"11.222.333/0001-81"}""");

        var items = (await app.GetAsync($"customers?{query}")).Items;

        Assert.Equal(found is null ? [] : [found], items.Select(c => (string)c!["externalId"]!));
    }

    [Fact]
    public async Task Who_follows_changes_gets_each_customer_once_and_the_newest_last()
    {
        for (var i = 1; i <= 5; i++) await app.PutAsync($"customers/PAGE-{i}", """{"legalName":"Página Ltda"}""");
        await app.PutAsync("customers/PAGE-2", """{"legalName":"Página Ltda","notes":"mudou"}""");

        var all = await app.AllAsync("customers?q=Página", limit: 2);
        Assert.Equal(["PAGE-1", "PAGE-3", "PAGE-4", "PAGE-5", "PAGE-2"], all.Select(c => (string)c["externalId"]!));

        var since = Uri.EscapeDataString((string)all[3]["updatedAt"]!);
        Assert.Equal(["PAGE-5", "PAGE-2"], (await app.AllAsync($"customers?q=Página&updatedSince={since}", limit: 50)).Select(c => (string)c["externalId"]!));
        var tomorrow = app.Get<TimeProvider>().GetUtcNow().AddDays(2).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        Assert.Empty((await app.GetAsync($"customers?updatedSince={tomorrow}")).Items);
    }

    [Theory]
    [InlineData("customers?phone=abc", "phone")]
    [InlineData("customers?updatedSince=yesterday", "updatedSince")]
    [InlineData("customers?limit=0", "limit")]
    [InlineData("customers?limit=201", "limit")]
    [InlineData("customers?limit=ten", "limit")]
    [InlineData("customers?cursor=made-up", "cursor")]
    [InlineData("customers?cursor=%C3%A3", "cursor")]
    [InlineData("tickets?cursor=AAAA", "cursor")]
    [InlineData("tickets?status=open", "status")]
    [InlineData("tickets?from=31/12/2026", "from")]
    [InlineData("tickets?to=soon", "to")]
    public async Task A_question_that_makes_no_sense_is_refused_by_its_name(string path, string field)
    {
        var answer = await app.GetAsync(path);

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal([field], answer.Fields);
    }

    [Theory]
    [InlineData("customers?q=%00&phone=%00")]
    [InlineData("customers?q=%ff%fe")]
    [InlineData("tickets?q=%00%25_%5C")]
    [InlineData("tickets?customer=none&assignee=nobody@helpdesk.example")]
    [InlineData("tickets?from=0001-01-01&to=9999-12-31")]
    public async Task An_odd_question_finds_nothing_and_breaks_nothing(string path) => Assert.Equal(HttpStatusCode.OK, (await app.GetAsync(path)).Status);
}
