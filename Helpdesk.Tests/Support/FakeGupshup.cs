using System.Collections.Concurrent;
using System.Text;
using System.Text.Json.Nodes;
using Helpdesk.Core.Channels;
using Helpdesk.Core.Channels.Gupshup;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;

namespace Helpdesk.Tests.Support;

/// <summary>A request as it arrived; a form's fields that hold JSON are still text.</summary>
public sealed record GupshupRequest(string Method, string Path, string? UserAgent, IReadOnlyDictionary<string, string> Fields)
{
    /// <summary>What was said.</summary>
    public JsonNode? Message => Fields.TryGetValue("message", out var message) ? JsonNode.Parse(message) : null;
}

/// <summary>
/// Gupshup's self-serve API on loopback: a real server that records what it is asked, refuses what Gupshup would refuse, and otherwise
/// answers what a test has told it to, or that all is well.
/// </summary>
public sealed class FakeGupshup : IAsyncDisposable
{
    public const string App = "HelpdeskExemplo";
    public const string AppId = "6b1f0f0e-0000-4c11-9a55-000000000701";
    public const string ApiKey = "fake-api-key";
    public const string SourcePhone = "5511900000700";
    public const string Secret = "fake-webhook-secret";

    private readonly ConcurrentQueue<GraphAnswer> _answers = new();
    private readonly ConcurrentQueue<GupshupRequest> _requests = new();
    private readonly ConcurrentDictionary<string, byte[]> _files = new();
    private readonly WebApplication _app;

    private FakeGupshup(WebApplication app) => _app = app;

    public Uri Address => new(_app.Urls.Single());

    public IReadOnlyList<GupshupRequest> Requests => [.. _requests];

    /// <summary>How many values a template takes, by its id; of others any number is taken.</summary>
    public ConcurrentDictionary<string, int> Places { get; } = new();

    public static async Task<FakeGupshup> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();

        var app = builder.Build();
        var gupshup = new FakeGupshup(app);
        app.MapPost("/wa/api/v1/msg", call => gupshup.ReceiveAsync(call, GupshupForms.Message));
        app.MapPost("/wa/api/v1/template/msg", call => gupshup.ReceiveAsync(call, fields => GupshupForms.Template(fields, gupshup.Places)));
        app.MapPut($"/wa/app/{AppId}/msg/{{id}}/read", call => gupshup.AnswerAsync(call, GraphAnswer.Json(200, """{"status":"success"}""")));
        app.MapGet($"/wa/app/{AppId}/template", call => gupshup.AnswerAsync(call, GraphAnswer.Json(200, """{"status":"success","templates":[]}""")));
        app.MapGet($"/sm/api/v1/template/list/{App}", call => gupshup.AnswerAsync(call, GraphAnswer.Json(200, """{"status":"success","templates":[]}""")));
        app.MapGet("/files/{name}", gupshup.GiveFileAsync);
        await app.StartAsync();
        return gupshup;
    }

    /// <summary>A channel that talks to this server.</summary>
    public ChannelAccess Channel() => ChannelAt(Address);

    public static ChannelAccess ChannelAt(Uri address) => new(
        Guid.CreateVersion7(), "gupshup-main", GupshupProvider.ProviderName, App, address, Active: true, new Dictionary<string, string>
        {
            ["AppName"] = App,
            ["GsAppId"] = AppId,
            ["ApiKey"] = ApiKey,
            ["SourcePhone"] = SourcePhone,
            ["WebhookSecret"] = Secret,
        });

    /// <summary>What declares such a channel in the settings.</summary>
    public static Dictionary<string, string?> Settings(string key, Uri? api = null)
    {
        var channel = ChannelAt(api ?? new Uri("http://127.0.0.1:9"));
        return new Dictionary<string, string>(channel.Credentials)
        {
            ["Provider"] = channel.Provider,
            ["DisplayName"] = "Suporte",
            ["ApiBaseUrl"] = channel.ApiBaseUrl.ToString(),
        }.ToDictionary(setting => $"Helpdesk:Channels:{key}:{setting.Key}", setting => (string?)setting.Value);
    }

    /// <summary>The next requests get these answers, in turn; after them all is well again.</summary>
    public void Next(params GraphAnswer[] answers) => Array.ForEach(answers, _answers.Enqueue);

    /// <summary>A file that a customer sent.</summary>
    /// <returns>Its address, as a webhook would name it.</returns>
    public string Keep(string name, byte[] bytes)
    {
        _files[name] = bytes;
        return $"{Address}files/{name}?download=false";
    }

    public static GraphAnswer Accepts(string messageId) => GraphAnswer.Json(202, $$"""{"status":"submitted","messageId":"{{messageId}}"}""");

    public static GraphAnswer Answer(string fixture, int status) => GraphAnswer.Json(status, Encoding.UTF8.GetString(Fixture.Bytes($"gupshup/{fixture}.json")));

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task ReceiveAsync(HttpContext call, Func<IReadOnlyDictionary<string, string>, string?> complaintOf)
    {
        var fields = call.Request.HasFormContentType
            ? (await call.Request.ReadFormAsync()).ToDictionary(field => field.Key, field => field.Value.ToString())
            : [];
        Record(call, fields);

        if (!IsAuthorised(call)) await Answer("api_error_unauthorized", 401).Give(call);
        else if ((fields.GetValueOrDefault("src.name"), fields.GetValueOrDefault("source")) != (App, SourcePhone)) await Answer("api_error_invalid_app", 400).Give(call);
        else if (complaintOf(fields) is { } complaint) await GraphAnswer.Json(400, $$"""{"status":"error","message":"{{complaint}}"}""").Give(call);
        else if (_answers.TryDequeue(out var answer)) await answer.Give(call);
        else await Accepts(Guid.CreateVersion7().ToString()).Give(call);
    }

    private async Task AnswerAsync(HttpContext call, GraphAnswer well)
    {
        Record(call, new Dictionary<string, string>());
        if (!IsAuthorised(call)) await Answer("api_error_unauthorized", 401).Give(call);
        else await (_answers.TryDequeue(out var answer) ? answer : well).Give(call);
    }

    private Task GiveFileAsync(HttpContext call) => _answers.TryDequeue(out var answer) ? answer.Give(call) : _files.TryGetValue((string)call.GetRouteValue("name")!, out var bytes)
        ? Results.Bytes(bytes, "image/jpeg").ExecuteAsync(call)
        : GraphAnswer.Status(404).Give(call);

    private void Record(HttpContext call, IReadOnlyDictionary<string, string> fields) =>
        _requests.Enqueue(new GupshupRequest(call.Request.Method, call.Request.Path + call.Request.QueryString, call.Request.Headers.UserAgent, fields));

    private static bool IsAuthorised(HttpContext call) => call.Request.Headers["apikey"] == ApiKey;
}
