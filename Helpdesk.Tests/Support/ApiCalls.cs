using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Tests.Support;

/// <summary>An answer of the API: its status, headers and JSON.</summary>
public sealed record ApiAnswer(HttpStatusCode Status, JsonNode? Json, HttpResponseMessage Response)
{
    public JsonNode this[string name] => Json![name] ?? throw new InvalidOperationException($"no {name} in {Json}");

    /// <summary>The fields that a problem complains about.</summary>
    public string[] Fields => [.. (Json?["errors"]?.AsObject() ?? []).Select(e => e.Key)];

    /// <summary>What a problem says of a field.</summary>
    public string ErrorOf(string field) => (string)Json!["errors"]![field]![0]!;

    public JsonArray Items => Json!["items"]!.AsArray();
}

/// <summary>Calls the API as scripts do, with plain text and no types of ours.</summary>
public static class ApiCalls
{
    public static Task<ApiAnswer> GetAsync(this TestApp app, string path) => app.CallAsync(HttpMethod.Get, path);

    public static Task<ApiAnswer> PutAsync(this TestApp app, string path, string json) => app.CallAsync(HttpMethod.Put, path, json);

    public static Task<ApiAnswer> PostAsync(this TestApp app, string path, string? json, params (string Name, string Value)[] headers) =>
        app.CallAsync(HttpMethod.Post, path, json, headers);

    public static Task<ApiAnswer> PatchAsync(this TestApp app, string path, string json, params (string Name, string Value)[] headers) =>
        app.CallAsync(HttpMethod.Patch, path, json, headers);

    public static Task<ApiAnswer> DeleteAsync(this TestApp app, string path) => app.CallAsync(HttpMethod.Delete, path);

    public static async Task<ApiAnswer> CallAsync(this TestApp app, HttpMethod method, string path, string? json = null, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, $"/api/v1/{path}");
        if (json is not null) request.Content = new StringContent(json, Encoding.UTF8, "application/json");
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        return await ReadAsync(await app.Api.SendAsync(request, TestContext.Current.CancellationToken));
    }

    public static async Task<ApiAnswer> ReadAsync(HttpResponseMessage response)
    {
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return new ApiAnswer(response.StatusCode, text.Length == 0 ? null : JsonNode.Parse(text), response);
    }

    /// <summary>Somebody writes; the answer is the ticket that this opened or went to.</summary>
    public static async Task<JsonNode> WritesAsync(this TestApp app, string phone, string text, DateTimeOffset? at = null)
    {
        var id = $"wamid.{Guid.CreateVersion7():N}";
        var body = MetaBody.Text(phone, id, text, at ?? app.Get<TimeProvider>().GetUtcNow());
        Assert.Equal(HttpStatusCode.OK, (await app.DeliverAsync(Encoding.UTF8.GetBytes(body))).StatusCode);

        var ticket = await Eventually.GetsAsync(() => app.Database.ReadAsync(db =>
            db.Messages.Where(m => m.ProviderId == id).Join(db.Tickets, m => m.TicketId, t => t.Id, (_, t) => t.Number).SingleAsync()));
        return (await app.GetAsync($"tickets/{ticket}")).Json!;
    }

    /// <summary>Every item of a list, page by page.</summary>
    public static async Task<List<JsonNode>> AllAsync(this TestApp app, string path, int limit)
    {
        var all = new List<JsonNode>();
        for (var cursor = ""; ;)
        {
            var page = await app.GetAsync($"{path}{(path.Contains('?') ? '&' : '?')}limit={limit}{cursor}");
            Assert.True(page.Items.Count <= limit);
            all.AddRange(page.Items!);
            if ((string?)page.Json!["nextCursor"] is not { } next) return all;

            cursor = $"&cursor={next}";
        }
    }
}
