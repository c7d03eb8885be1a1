using System.Collections.Concurrent;
using System.Text;
using Helpdesk.Core.Channels;
using Helpdesk.Core.Channels.UltraMsg;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;

namespace Helpdesk.Tests.Support;

/// <summary>A request as it arrived; of a file only its name and length.</summary>
public sealed record UltraMsgRequest(string Path, IReadOnlyDictionary<string, string> Fields);

/// <summary>
/// UltraMsg's API on loopback: a real server that records what it is asked, refuses what UltraMsg would refuse (with HTTP 200, as it
/// does), and otherwise answers what a test has told it to, or that all is well.
/// </summary>
public sealed class FakeUltraMsg : IAsyncDisposable
{
    public const string Instance = "70001";
    public const string Token = "fake-ultramsg-token";
    public const string Secret = "fake-webhook-secret";
    public const string ChannelKey = "ultra-main";

    private static readonly Dictionary<string, string[]> Wanted = new()
    {
        ["chat"] = ["body"],
        ["image"] = ["image"],
        ["video"] = ["video"],
        ["audio"] = ["audio"],
        ["voice"] = ["audio"],
        ["document"] = ["document", "filename"],
        ["sticker"] = ["sticker"],
        ["location"] = ["address", "lat", "lng"],
        ["vcard"] = ["vcard"],
        ["contact"] = ["contact"],
        ["reaction"] = ["msgId", "emoji"],
    };

    private readonly ConcurrentQueue<GraphAnswer> _answers = new();
    private readonly ConcurrentQueue<UltraMsgRequest> _requests = new();
    private readonly ConcurrentDictionary<string, byte[]> _files = new();
    private readonly WebApplication _app;
    private int _queued = 12344;

    private FakeUltraMsg(WebApplication app) => _app = app;

    public Uri Address => new(_app.Urls.Single());

    public IReadOnlyList<UltraMsgRequest> Requests => [.. _requests];

    /// <summary>What the instance says of its connection.</summary>
    public string Status { get; set; } = FixtureText("api_instance_status_response");

    /// <summary>What stands in its queue, whatever reference it is asked for.</summary>
    public string Queue { get; set; } = "[]";

    /// <summary>Chats that WhatsApp does not know.</summary>
    public HashSet<string> Unknown { get; } = [];

    public static async Task<FakeUltraMsg> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();

        var app = builder.Build();
        var ultra = new FakeUltraMsg(app);
        app.MapPost($"/instance{Instance}/messages/{{kind}}", ultra.SendAsync);
        app.MapPost($"/instance{Instance}/media/upload", ultra.UploadAsync);
        app.MapPost($"/instance{Instance}/chats/read", ultra.ReadAsync);
        app.MapGet($"/instance{Instance}/instance/status", ultra.TellStatusAsync);
        app.MapGet($"/instance{Instance}/messages", ultra.TellQueueAsync);
        app.MapGet($"/instance{Instance}/contacts/check", ultra.CheckAsync);
        app.MapGet("/files/{name}", ultra.GiveAsync);
        await app.StartAsync();
        return ultra;
    }

    public ChannelAccess Channel() => ChannelAt(Address);

    public static ChannelAccess ChannelAt(Uri address, string instance = Instance) => new(
        Guid.CreateVersion7(), ChannelKey, UltraMsgProvider.ProviderName, instance, address, Active: true, new Dictionary<string, string>
        {
            ["InstanceId"] = instance,
            ["Token"] = Token,
            ["WebhookSecret"] = Secret,
        });

    /// <summary>What declares a channel on this server in the settings.</summary>
    public static Dictionary<string, string?> Settings(Uri? api = null) => new()
    {
        [$"Helpdesk:Channels:{ChannelKey}:Provider"] = "UltraMsg",
        [$"Helpdesk:Channels:{ChannelKey}:DisplayName"] = "Suporte",
        [$"Helpdesk:Channels:{ChannelKey}:InstanceId"] = $"instance{Instance}",
        [$"Helpdesk:Channels:{ChannelKey}:Token"] = Token,
        [$"Helpdesk:Channels:{ChannelKey}:WebhookSecret"] = Secret,
        [$"Helpdesk:Channels:{ChannelKey}:ApiBaseUrl"] = (api ?? new Uri("http://127.0.0.1:9")).ToString(),
    };

    public static string FixtureText(string name) => Encoding.UTF8.GetString(Fixture.Bytes($"ultramsg/{name}.json"));

    public static GraphAnswer Answer(string fixture) => GraphAnswer.Json(200, FixtureText(fixture));

    /// <summary>The next requests get these answers, in turn; after them all is well again.</summary>
    public void Next(params GraphAnswer[] answers) => Array.ForEach(answers, _answers.Enqueue);

    public Uri Keep(string name, byte[] bytes)
    {
        _files[name] = bytes;
        return new Uri(Address, $"files/{name}");
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task SendAsync(HttpContext call)
    {
        var fields = await FormAsync(call, "application/x-www-form-urlencoded");
        var missing = Wanted.GetValueOrDefault((string)call.GetRouteValue("kind")!, ["kind"]).Append("to").Where(name => !fields.ContainsKey(name)).ToList();
        if (missing.Count > 0) await Complain(string.Join(',', missing.Select(name => $$"""{"{{name}}":"is required"}"""))).Give(call);
        else if (fields["to"] is var to && !to.EndsWith("@c.us", StringComparison.Ordinal) && !to.EndsWith("@g.us", StringComparison.Ordinal)
            && !to.EndsWith("@lid", StringComparison.Ordinal)) await Answer("api_send_response_rejected").Give(call);
        else await AnswerAsync(call, fields, () => GraphAnswer.Json(200, $$"""{"sent":"true","message":"ok","id":{{Interlocked.Increment(ref _queued)}}}"""));
    }

    private async Task UploadAsync(HttpContext call)
    {
        var fields = await FormAsync(call, "multipart/form-data");
        await AnswerAsync(call, fields, () => fields.TryGetValue("file", out var file)
            ? GraphAnswer.Json(200, $$"""{"success":"{{Address}}files/{{file.Split(' ')[0]}}"}""")
            : Complain("""{"file":"is required"}"""));
    }

    private async Task ReadAsync(HttpContext call)
    {
        var fields = await FormAsync(call, "application/x-www-form-urlencoded");
        await AnswerAsync(call, fields, () => fields.ContainsKey("chatId") ? GraphAnswer.Json(200, """{"success":"done"}""") : Complain("""{"chatId":"is required"}"""));
    }

    private Task TellStatusAsync(HttpContext call) => TellAsync(call, _ => GraphAnswer.Json(200, Status));

    private Task TellQueueAsync(HttpContext call) => TellAsync(call, fields => fields.ContainsKey("referenceId")
        ? GraphAnswer.Json(200, $$"""{"total":1,"pages":1,"limit":100,"page":1,"messages":{{Queue}}}""")
        : Complain("""{"referenceId":"is required"}"""));

    private Task CheckAsync(HttpContext call) => TellAsync(call, fields => fields.TryGetValue("chatId", out var chat)
        ? GraphAnswer.Json(200, $$"""{"status":"{{(Unknown.Contains(chat) ? "invalid" : "valid")}}","chatId":"{{chat}}"}""")
        : Complain("""{"chatId":"is required"}"""));

    private Task TellAsync(HttpContext call, Func<Dictionary<string, string>, GraphAnswer> well)
    {
        var fields = call.Request.Query.ToDictionary(field => field.Key, field => field.Value.ToString());
        _requests.Enqueue(new UltraMsgRequest(call.Request.Path, fields));
        return AnswerAsync(call, fields, () => well(fields));
    }

    private Task GiveAsync(HttpContext call) => _files.TryGetValue((string)call.GetRouteValue("name")!, out var bytes)
        ? Results.Bytes(bytes, "image/jpeg").ExecuteAsync(call)
        : GraphAnswer.Status(404).Give(call);

    private async Task<Dictionary<string, string>> FormAsync(HttpContext call, string type)
    {
        if (call.Request.ContentType?.StartsWith(type, StringComparison.Ordinal) != true || call.Request.Headers.UserAgent.Count == 0) return [];

        var form = await call.Request.ReadFormAsync();
        var fields = form.ToDictionary(field => field.Key, field => field.Value.ToString());
        if (form.Files.GetFile("file") is { } file) fields["file"] = $"{file.FileName} {file.ContentType} {file.Length}";
        _requests.Enqueue(new UltraMsgRequest(call.Request.Path, fields));
        return fields;
    }

    private async Task AnswerAsync(HttpContext call, Dictionary<string, string> fields, Func<GraphAnswer> well)
    {
        if (fields.GetValueOrDefault("token") != Token) await Answer("api_error_wrong_token").Give(call);
        else if (_answers.TryDequeue(out var answer)) await answer.Give(call);
        else await well().Give(call);
    }

    private static GraphAnswer Complain(string errors) => GraphAnswer.Json(200, $$"""{"error":[{{errors}}]}""");
}
