using System.Globalization;
using System.Net;
using Helpdesk.Core.Reports;
using Helpdesk.Core.Users;
using Helpdesk.Tests.Support;

namespace Helpdesk.Tests.Web.Api;

/// <summary>The figures as scripts get them (contract section 3).</summary>
public sealed class ReportsApiTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task A_period_is_told_with_every_figure_of_the_contract()
    {
        await app.PutAsync("customers/RA-1", """{"legalName":"Farmácia Vida Ltda","contacts":[{"name":"Lia","phones":["+5547990070001"]}]}""");
        await app.AddPersonAsync("Ana Prado", "ana");
        await app.PostAsync("tickets", """{"customer":"RA-1","subject":"Um","type":"error","module":"tef"}""");
        await app.PostAsync("tickets", """{"customer":"RA-1","subject":"Dois","type":"error","module":"tef"}""");
        await app.PostAsync("tickets", """{"customer":"RA-1","subject":"Três","type":"question","module":"bi"}""");
        var number = (await app.GetAsync("tickets?customer=RA-1")).Items[0]!["number"];
        await app.PatchAsync($"tickets/{number}", """{"assignee":"ana@helpdesk.example","status":"done","solution":"Feito"}""");
        var today = app.Get<LocalDays>().Today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

        var summary = await app.GetAsync($"reports/summary?from={today}&to={today}&customer=RA-1");

        Assert.Equal((3, 2, 1), ((int)summary["total"], (int)summary["open"], (int)summary["resolved"]));
        Assert.Equal(("RA-1", "Farmácia Vida Ltda", 3), ((string)summary["topCustomer"]["externalId"]!, (string)summary["topCustomer"]["legalName"]!, (int)summary["topCustomer"]["count"]!));
        Assert.Equal(("error", 2), ((string)summary["topType"]["key"]!, (int)summary["topType"]["count"]!));
        Assert.Equal(("tef", 2), ((string)summary["topModule"]["key"]!, (int)summary["topModule"]["count"]!));
        Assert.Equal(("ana@helpdesk.example", 1), ((string)summary["busiestTechnician"]["email"]!, (int)summary["busiestTechnician"]["count"]!));
        Assert.Equal((today, 3, 1), ((string)summary["perDay"][0]!["day"]!, (int)summary["perDay"][0]!["opened"]!, (int)summary["perDay"][0]!["resolved"]!));
        Assert.Equal((7, 24), (summary["perHourOfWeek"].AsArray().Count, summary["perHourOfWeek"][0]!.AsArray().Count));
        Assert.Equal(["tef", "bi"], summary["perModule"].AsArray().Select(m => (string)m!["key"]!));
        Assert.Equal(1, (int)summary["perTechnician"][0]!["resolved"]!);
        Assert.InRange((double)summary["meanResolutionMinutes"], 0, 5);
    }

    [Fact]
    public async Task A_report_is_a_file_too_and_runs_nothing()
    {
        await app.PutAsync("customers/RA-2", """{"legalName":"=CMD()","contacts":[{"name":"Rui","phones":["+5547990070002"]}]}""");
        await app.PostAsync("tickets", """{"customer":"RA-2","subject":"Um","type":"error","module":"tef"}""");
        using var client = app.Client();
        var cookie = await app.CookieOfAsync(await app.AddPersonAsync("Dora Lins", "dora", Role.Manager));
        client.DefaultRequestHeaders.Add("Cookie", $"{cookie.Name}={cookie.Value}");

        var csv = await client.GetStringAsync("/reports/file.csv?period=today&customer=RA-2", TestContext.Current.CancellationToken);
        var workbook = await client.GetByteArrayAsync("/reports/file.xlsx?period=today", TestContext.Current.CancellationToken);
        var refused = await client.GetAsync("/reports/file.csv?from=ontem", TestContext.Current.CancellationToken);

        Assert.Contains("Cliente;RA-2", csv);
        Assert.Contains("Atendimentos;1;0", csv);
        Assert.Contains("RA-2;'=CMD();1", csv);
        Assert.Equal("PK"u8, workbook.AsSpan(0, 2));
        Assert.Equal((HttpStatusCode.Found, "/reports?from=ontem"), (refused.StatusCode, refused.Headers.Location?.ToString()));
    }

    [Theory]
    [InlineData("from=2026-02-30", "from")]
    [InlineData("to=ontem", "to")]
    [InlineData("from=2026-02-02&to=2026-02-01", "to")]
    [InlineData("from=2010-01-01&to=2020-01-01", "from")]
    [InlineData("from=1900-01-01&to=1900-01-02", "from")]
    [InlineData("module=nix", "module")]
    [InlineData("customer=nobody", "customer")]
    [InlineData("assignee=nobody@helpdesk.example", "assignee")]
    [InlineData("priority=sometimes", "priority")]
    public async Task What_is_wrong_is_named(string query, string field)
    {
        var answer = await app.GetAsync($"reports/summary?{query}");

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal([field], answer.Fields);
    }
}
