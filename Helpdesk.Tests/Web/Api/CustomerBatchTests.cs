using System.Globalization;
using System.Net;
using Helpdesk.Tests.Support;

namespace Helpdesk.Tests.Web.Api;

public sealed class CustomerBatchTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task A_bad_item_never_stops_the_others()
    {
        await app.PutAsync("customers/B-OLD", """{"legalName":"Antiga Ltda"}""");
        await app.PutAsync("customers/B-SAME", """{"legalName":"Igual Ltda"}""");

        var answer = await app.PutAsync("customers", """
            [ {"externalId":"B-NEW","legalName":"Nova Ltda"}, {"externalId":"B-OLD","legalName":"Antiga SA"}, {"externalId":"B-SAME","legalName":"Igual Ltda"},
              {"externalId":"B-BAD","legalName":"X","contacts":[{"name":"M","phones":["+5511900001234","1"]}]}, {"externalId":"B-TYPE","legalName":[]},
              {"externalId":"B-NEW","legalName":"De novo Ltda"}, {"legalName":"Sem chave"}, 7, null, {"externalId":"B-LAST","legalName":"Última Ltda"} ]
            """);

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        var results = answer.Json!.AsArray();
        Assert.Equal(
            ["created", "updated", "unchanged", "failed", "failed", "failed", "failed", "failed", "failed", "created"],
            results.Select(r => (string)r!["status"]!));
        Assert.Equal(
            ["B-NEW", "B-OLD", "B-SAME", "B-BAD", "B-TYPE", "B-NEW", null, null, null, "B-LAST"],
            results.Select(r => (string?)r!["externalId"]));
        Assert.Contains("+55 11 90000-1234", (string?)results[3]!["errors"]!["contacts[0].phones[1]"]![0], StringComparison.Ordinal);
        Assert.NotNull(results[4]!["errors"]!["legalName"]);
        Assert.NotNull(results[6]!["errors"]!["externalId"]);
        Assert.Null(results[0]!["errors"]);
        Assert.Equal("Nova Ltda", (string?)(await app.GetAsync("customers/B-NEW"))["legalName"]);
        Assert.Equal("Antiga SA", (string?)(await app.GetAsync("customers/B-OLD"))["legalName"]);
        Assert.Equal(HttpStatusCode.NotFound, (await app.GetAsync("customers/B-BAD")).Status);
    }

    [Fact]
    public async Task A_thousand_go_in_one_call_and_one_more_does_not()
    {
        var full = await app.PutAsync("customers", Many(1_000));
        var tooMany = await app.PutAsync("customers", Many(1_001));

        Assert.Equal(1_000, full.Json!.AsArray().Count(r => (string?)r!["status"] == "created"));
        Assert.Equal(HttpStatusCode.BadRequest, tooMany.Status);
        Assert.Contains("1.001", (string?)tooMany["detail"], StringComparison.Ordinal);
        Assert.Equal(1_000, (await app.AllAsync("customers?q=Lote", limit: 200)).DistinctBy(c => (string?)c["externalId"]).Count());
    }

    [Fact]
    public async Task An_empty_list_is_a_list() => Assert.Empty((await app.PutAsync("customers", "[]")).Json!.AsArray());

    [Theory]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("[1")]
    public async Task What_is_no_list_is_refused(string body) => Assert.Equal(HttpStatusCode.BadRequest, (await app.PutAsync("customers", body)).Status);

    private static string Many(int count) => $"[{string.Join(',', Enumerable.Range(1, count).Select(One))}]";

    private static string One(int i) => string.Create(CultureInfo.InvariantCulture, $$"""
        {"externalId":"L-{{i:D4}}","legalName":"Lote {{i}} Ltda","contacts":[{"name":"Pessoa {{i}}","phones":["+55119{{70000000 + i}}"]}],
         "licences":[{"module":"pdv","quantity":{{i}}}],"machines":[{"name":"CAIXA-01","anyDeskId":"123456789"}]}
        """);
}
