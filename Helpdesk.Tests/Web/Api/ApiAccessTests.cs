using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Helpdesk.Core.Users;
using Helpdesk.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Tests.Web.Api;

/// <summary>What holds for every call: who may come in, and how a "no" looks.</summary>
public sealed class ApiAccessTests(TestApp app) : IClassFixture<TestApp>
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(null, "Bearer realm=\"helpdesk\"")]
    [InlineData("Bearer wrong", "Bearer realm=\"helpdesk\", error=\"invalid_token\"")]
    [InlineData("Basic dGVzdA==", "Bearer realm=\"helpdesk\"")]
    [InlineData("Bearer ", "Bearer realm=\"helpdesk\"")]
    public async Task Nobody_comes_in_without_a_token(string? authorization, string challenge)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/tickets");
        if (authorization is not null) request.Headers.TryAddWithoutValidation("Authorization", authorization);

        var answer = await ApiCalls.ReadAsync(await app.Anonymous.SendAsync(request, Now));

        Assert.Equal(HttpStatusCode.Unauthorized, answer.Status);
        Assert.Equal(challenge, answer.Response.Headers.WwwAuthenticate.ToString());
        Assert.Equal("application/problem+json", answer.Response.Content.Headers.ContentType?.MediaType);
        Assert.Equal(401, (int)answer["status"]);
    }

    [Fact]
    public async Task What_fails_on_our_side_is_a_problem_in_words_too()
    {
        await app.Database.ChangeAsync(db => db.Database.ExecuteSqlAsync($"ALTER TABLE quarantine_entries RENAME TO elsewhere"));

        var answer = await app.GetAsync("quarantine");

        await app.Database.ChangeAsync(db => db.Database.ExecuteSqlAsync($"ALTER TABLE elsewhere RENAME TO quarantine_entries"));
        Assert.Equal((HttpStatusCode.InternalServerError, "application/problem+json"), (answer.Status, answer.Response.Content.Headers.ContentType?.MediaType));
        Assert.StartsWith("Algo falhou em nosso lado", (string?)answer["title"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_revoked_token_opens_nothing_and_a_token_is_stored_as_its_hash_only()
    {
        await app.Database.ChangeAsync(db =>
        {
            db.ApiTokens.Add(new ApiToken("old script", "old-secret", DateTimeOffset.UnixEpoch));
            return Task.CompletedTask;
        });
        Assert.Equal(HttpStatusCode.OK, await WithAsync("old-secret"));

        await app.Database.ChangeAsync(async db => (await db.ApiTokens.SingleAsync(t => t.Name == "old script", Now)).Revoke(DateTimeOffset.UnixEpoch));

        Assert.Equal(HttpStatusCode.Unauthorized, await WithAsync("old-secret"));
        var kept = await app.Database.ReadAsync(db => db.Database.SqlQuery<string>($"SELECT t::text AS \"Value\" FROM api_tokens t").ToListAsync(Now));
        Assert.DoesNotContain(kept, row => row.Contains("old-secret", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_cookie_of_the_screens_is_no_token()
    {
        var cookie = await app.CookieOfAsync(await app.AddPersonAsync("Edu Siqueira", "edu", Role.Administrator));
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/tickets") { Headers = { { "Cookie", cookie.ToString() } } };

        Assert.Equal(HttpStatusCode.Unauthorized, (await app.Anonymous.SendAsync(request, Now)).StatusCode);
    }

    [Theory]
    [InlineData(null, "Preencha este campo.")]
    [InlineData("pt-BR,pt;q=0.9", "Preencha este campo.")]
    [InlineData("en-US,en;q=0.9", "Fill in this field.")]
    [InlineData("fr", "Preencha este campo.")]
    public async Task A_no_is_said_in_the_language_of_the_reader(string? language, string words)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, "/api/v1/customers/C-1") { Content = new StringContent("{}", Encoding.UTF8, "application/json") };
        if (language is not null) request.Headers.Add("Accept-Language", language);

        var answer = await ApiCalls.ReadAsync(await app.Api.SendAsync(request, Now));

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal(words, answer.ErrorOf("legalName"));
    }

    [Theory]
    [InlineData("GET", "nothing-here", 404)]
    [InlineData("GET", "tickets/1", 404)]
    [InlineData("GET", "tickets/abc", 404)]
    [InlineData("GET", "tickets/99999999999999999999", 404)]
    [InlineData("GET", "tickets/1/messages", 404)]
    [InlineData("GET", "tickets/1/events", 404)]
    [InlineData("GET", "customers/none", 404)]
    [InlineData("DELETE", "customers/none", 404)]
    [InlineData("DELETE", "tickets", 405)]
    [InlineData("POST", "quarantine/no-id/replay", 404)]
    [InlineData("POST", "quarantine/019a0000-0000-7000-8000-000000000000/replay", 404)]
    public async Task What_is_not_there_is_a_problem_too(string method, string path, int status)
    {
        var answer = await app.CallAsync(new HttpMethod(method), path);

        Assert.Equal(status, (int)answer.Status);
        Assert.Equal(status, (int)answer["status"]);
        Assert.Equal("application/problem+json", answer.Response.Content.Headers.ContentType?.MediaType);
        Assert.NotEmpty((string)answer["title"]!);
    }

    [Fact]
    public async Task A_body_over_8_MiB_is_refused()
    {
        var answer = await app.PutAsync("customers/C-1", $$"""{"notes":"{{new string('x', 8 * 1024 * 1024)}}"}""");

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.Status);
    }

    [Fact]
    public async Task What_is_not_called_JSON_is_refused()
    {
        using var content = new StringContent("legalName=x", MediaTypeHeaderValue.Parse("application/x-www-form-urlencoded"));

        var answer = await ApiCalls.ReadAsync(await app.Api.PutAsync("/api/v1/customers/C-1", content, Now));

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, answer.Status);
    }

    [Fact]
    public async Task The_document_names_every_call_and_how_to_come_in()
    {
        var document = JsonNode.Parse(await app.Anonymous.GetStringAsync("/openapi/v1.json", Now))!;
        var calls = document["paths"]!.AsObject().SelectMany(path => path.Value!.AsObject().Select(call => $"{call.Key.ToUpperInvariant()} {path.Key}"));

        Assert.Equal(
            [
                "DELETE /api/v1/customers/{externalId}", "GET /api/v1/customers", "GET /api/v1/customers/{externalId}", "GET /api/v1/quarantine",
                "GET /api/v1/reports/summary", "GET /api/v1/tickets", "GET /api/v1/tickets/{number}", "GET /api/v1/tickets/{number}/events", "GET /api/v1/tickets/{number}/messages",
                "PATCH /api/v1/tickets/{number}", "POST /api/v1/quarantine/{id}/replay", "POST /api/v1/tickets", "POST /api/v1/tickets/{number}/messages",
                "PUT /api/v1/customers", "PUT /api/v1/customers/{externalId}",
            ],
            calls.Order(StringComparer.Ordinal));
        Assert.Equal("bearer", (string?)document["components"]!["securitySchemes"]!["bearer"]!["scheme"]);
        Assert.Contains("simples_nacional", document.ToJsonString(), StringComparison.Ordinal);
    }

    private async Task<HttpStatusCode> WithAsync(string token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/quarantine") { Headers = { Authorization = new AuthenticationHeaderValue("Bearer", token) } };
        return (await app.Anonymous.SendAsync(request, Now)).StatusCode;
    }
}
