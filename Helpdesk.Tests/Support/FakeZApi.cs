using System.Collections.Concurrent;
using System.Text;
using System.Text.Json.Nodes;
using Helpdesk.Core.Channels;
using Helpdesk.Core.Channels.ZApi;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Helpdesk.Tests.Support;

/// <summary>A request as it arrived; its path begins after the instance's token.</summary>
public sealed record ZApiCall(string Path, JsonNode? Body);

/// <summary>
/// Z-API on loopback: a real server that records what it is asked, refuses what Z-API would refuse, and otherwise answers what a test has
/// told it to, or that all is well.
/// </summary>
public sealed class FakeZApi : IAsyncDisposable
{
    public const string Instance = "3E0A1B2C3D4E5F60718293A4B5C6D7E8";
    public const string Token = "fake-instance-token";
    public const string ClientToken = "fake-client-token";
    public const string WebhookSecret = "fake-webhook-secret";
    public const string ChannelKey = "zapi-main";

    private const string Exists = "phone-exists/";

    private readonly ConcurrentQueue<GraphAnswer> _answers = new();
    private readonly ConcurrentQueue<ZApiCall> _calls = new();
    private readonly ConcurrentDictionary<string, byte[]> _files = new();
    private readonly WebApplication _app;
    private int _sent;

    private FakeZApi(WebApplication app) => _app = app;

    public Uri Address => new(_app.Urls.Single());

    /// <summary>All requests of whoever knows the instance and its tokens.</summary>
    public IReadOnlyList<ZApiCall> Calls => [.. _calls];

    /// <summary>Numbers that WhatsApp knows in another form, or with null not at all.</summary>
    public Dictionary<string, string?> Numbers { get; } = [];

    public static async Task<FakeZApi> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0").ConfigureKestrel(kestrel => kestrel.Limits.MaxRequestBodySize = 5_000_000);
        builder.Logging.ClearProviders();

        var app = builder.Build();
        var fake = new FakeZApi(app);
        app.MapGet("/files/{name}", fake.GiveFileAsync);
        app.MapFallback(fake.ReceiveAsync);
        await app.StartAsync();
        return fake;
    }

    /// <summary>A channel that talks to this server.</summary>
    public ChannelAccess Channel() => ChannelAt(Address);

    public static ChannelAccess ChannelAt(Uri address) => new(
        Guid.CreateVersion7(), ChannelKey, ZApiProvider.ProviderName, Instance, address, Active: true, new Dictionary<string, string>
        {
            ["InstanceId"] = Instance,
            ["Token"] = Token,
            ["ClientToken"] = ClientToken,
            ["WebhookSecret"] = WebhookSecret,
        });

    /// <summary>What declares such a channel in the settings.</summary>
    public static Dictionary<string, string?> Settings(Uri? api = null) => new Dictionary<string, string?>
    {
        ["Provider"] = "ZApi",
        ["DisplayName"] = "Suporte",
        ["InstanceId"] = Instance,
        ["Token"] = Token,
        ["ClientToken"] = ClientToken,
        ["WebhookSecret"] = WebhookSecret,
        ["ApiBaseUrl"] = (api ?? new Uri("http://127.0.0.1:9")).ToString(),
    }.ToDictionary(setting => $"Helpdesk:Channels:{ChannelKey}:{setting.Key}", setting => setting.Value);

    /// <summary>The next requests get these answers, in turn; after them all is well again.</summary>
    public void Next(params GraphAnswer[] answers) => Array.ForEach(answers, _answers.Enqueue);

    public static GraphAnswer Recorded(string name, int status = 200) => GraphAnswer.Json(status, Encoding.UTF8.GetString(Fixture.Bytes($"z-api/{name}.json")));

    public static GraphAnswer Error(string words, int status = 400, string? retryAfter = null) =>
        GraphAnswer.Json(status, new JsonObject { ["error"] = words }.ToJsonString(), retryAfter);

    /// <summary>Keeps a file, and tells at what address.</summary>
    public Uri Keep(string name, byte[] bytes)
    {
        _files[name] = bytes;
        return new Uri(Address, $"files/{name}");
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task ReceiveAsync(HttpContext call)
    {
        var own = $"/instances/{Instance}/token/{Token}/";
        if (call.Request.Path.Value is not { } path || !path.StartsWith(own, StringComparison.Ordinal)) await Error("Instance not found", 404).Give(call);
        else if (call.Request.Headers["Client-Token"].ToString() is var token && token.Length == 0) await Recorded("api_error_missing_client_token", 403).Give(call);
        else if (token != ClientToken) await Error($"{token} not allowed", 403).Give(call);
        else await AnswerAsync(call, path[own.Length..]);
    }

    private async Task AnswerAsync(HttpContext call, string path)
    {
        var isPost = path != "status" && !path.StartsWith(Exists, StringComparison.Ordinal);
        if (call.Request.Method != (isPost ? "POST" : "GET")) await GraphAnswer.Status(405).Give(call);
        else if (isPost && call.Request.ContentType != "application/json") await GraphAnswer.Status(415).Give(call);
        else await JudgeAsync(call, path, isPost ? await JsonNode.ParseAsync(call.Request.Body) : null);
    }

    private async Task JudgeAsync(HttpContext call, string path, JsonNode? body)
    {
        _calls.Enqueue(new ZApiCall(path, body));
        if (body is not null && ZApiShapes.Complaint(path, body.AsObject()) is { } complaint) await Error(complaint).Give(call);
        else if (_answers.TryDequeue(out var answer)) await answer.Give(call);
        else if (path == "status") await Recorded("api_status_response").Give(call);
        else if (path.StartsWith(Exists, StringComparison.Ordinal)) await Known(path[Exists.Length..]).Give(call);
        else if (path == "read-message") call.Response.StatusCode = 204;
        else await Queued().Give(call);
    }

    private GraphAnswer Known(string number)
    {
        var answer = JsonNode.Parse(Fixture.Bytes("z-api/api_phone_exists_response.json"))!;
        var known = Numbers.GetValueOrDefault(number, number);
        (answer["exists"], answer["phone"]) = (known is not null, known);
        return GraphAnswer.Json(200, answer.ToJsonString());
    }

    private GraphAnswer Queued()
    {
        var answer = JsonNode.Parse(Fixture.Bytes("z-api/api_send_response.json"))!;
        var number = Interlocked.Increment(ref _sent);
        (answer["zaapId"], answer["messageId"], answer["id"]) = ($"ZAAP{number}", $"3EB0FAKE{number}", $"3EB0FAKE{number}");
        return GraphAnswer.Json(200, answer.ToJsonString());
    }

    private Task GiveFileAsync(HttpContext call) => _files.TryGetValue((string)call.Request.RouteValues["name"]!, out var bytes)
        ? Results.Bytes(bytes, "image/jpeg").ExecuteAsync(call)
        : GraphAnswer.Status(404).Give(call);
}
