using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Helpdesk.Core.Channels;
using Helpdesk.Core.Channels.Meta;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;

namespace Helpdesk.Tests.Support;

/// <summary>A request as it arrived.</summary>
public sealed record GraphRequest(string Method, string Path, string? UserAgent, JsonNode? Body);

/// <summary>A file as it arrived at the media endpoint.</summary>
public sealed record GraphUpload(string Type, string Name, byte[] Bytes)
{
    /// <summary>Null when Meta would refuse it: without length, or without its parts.</summary>
    public static async Task<GraphUpload?> ReadAsync(HttpRequest request)
    {
        if (request.ContentLength is null || !request.HasFormContentType) return null;

        var form = await request.ReadFormAsync();
        if (form["messaging_product"] != "whatsapp" || (string?)form["type"] is not { Length: > 0 } type || form.Files.GetFile("file") is not { } file) return null;

        using var bytes = new MemoryStream();
        await file.CopyToAsync(bytes);
        return file.ContentType == type ? new GraphUpload(type, file.FileName, bytes.ToArray()) : null;
    }
}

/// <summary>
/// Meta's Graph API on loopback: a real server that records what it is asked, refuses what Meta would refuse, and otherwise answers
/// what a test has told it to, or that all is well.
/// </summary>
public sealed class FakeGraph : IAsyncDisposable
{
    public const string NumberId = "209900000000011";
    public const string Token = "fake-access-token";

    private readonly ConcurrentQueue<GraphAnswer> _answers = new();
    private readonly ConcurrentQueue<GraphAnswer> _uploadAnswers = new();
    private readonly ConcurrentQueue<GraphAnswer> _signAnswers = new();
    private readonly ConcurrentQueue<GraphRequest> _requests = new();
    private readonly ConcurrentDictionary<string, byte[]> _files = new();
    private readonly ConcurrentDictionary<string, GraphUpload> _uploads = new();
    private readonly WebApplication _app;
    private int _sent;

    private FakeGraph(WebApplication app) => _app = app;

    public Uri Address => new(_app.Urls.Single());

    public IReadOnlyList<GraphRequest> Requests => [.. _requests];

    /// <summary>What the requests to send carried; those that mark as read are not among them.</summary>
    public IReadOnlyList<JsonNode> Messages => [.. _requests.Select(r => r.Body).OfType<JsonNode>().Where(body => body["type"] is not null)];

    /// <summary>The files that were uploaded, by the id that they were given.</summary>
    public IReadOnlyDictionary<string, GraphUpload> Uploads => _uploads;

    /// <summary>The templates of the account, told two at a time.</summary>
    public JsonArray Templates { get; } = [];

    public static async Task<FakeGraph> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();

        var app = builder.Build();
        var graph = new FakeGraph(app);
        app.MapPost("/{version}/{number}/messages", graph.ReceiveAsync);
        app.MapPost("/{version}/{number}/media", graph.TakeFileAsync);
        app.MapGet("/{version}/{account}/message_templates", graph.TellTemplatesAsync);
        app.MapGet("/{version}/{media}", graph.NameFileAsync);
        app.MapGet("/files/{media}/bytes", graph.GiveFileAsync);
        await app.StartAsync();
        return graph;
    }

    /// <summary>A channel that talks to this server.</summary>
    public ChannelAccess Channel() => ChannelAt(Address);

    public static ChannelAccess ChannelAt(Uri address) => new(
        Guid.CreateVersion7(), "meta-main", MetaProvider.ProviderName, NumberId, address, Active: true, new Dictionary<string, string>
        {
            ["PhoneNumberId"] = NumberId,
            ["BusinessAccountId"] = "104500000000001",
            ["AccessToken"] = Token,
            ["AppSecret"] = "fixture-app-secret-0123456789abcdef",
            ["VerifyToken"] = "fake-verify-token",
        });

    /// <summary>The next requests get these answers, in turn; after them all is well again.</summary>
    public void Next(params GraphAnswer[] answers) => Array.ForEach(answers, _answers.Enqueue);

    /// <summary>The same for files that are uploaded.</summary>
    public void NextUploads(params GraphAnswer[] answers) => Array.ForEach(answers, _uploadAnswers.Enqueue);

    /// <summary>The same for what only shows that we read or write.</summary>
    public void NextSigns(params GraphAnswer[] answers) => Array.ForEach(answers, _signAnswers.Enqueue);

    public void Keep(string mediaId, byte[] bytes) => _files[mediaId] = bytes;

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task ReceiveAsync(HttpContext call)
    {
        var body = await JsonNode.ParseAsync(call.Request.Body);
        Record(call, body);

        if (!IsAuthorised(call)) await GraphAnswer.Fixture("api_error_190_token_expired", 401).Give(call);
        else if (GraphRules.Complaint(body, _uploads.ContainsKey, Templates) is { } complaint) await GraphAnswer.Json(400, $$$"""{"error":{"code":100,"message":"{{{complaint}}}"}}""").Give(call);
        else if ((body!["status"] is null ? _answers : _signAnswers).TryDequeue(out var answer)) await answer.Give(call);
        else await Well(body).Give(call);
    }

    private GraphAnswer Well(JsonNode body)
    {
        if (body["status"] is not null) return GraphAnswer.Fixture("api_mark_read_response");

        var answer = JsonNode.Parse(Fixture.Bytes("meta/api_send_text_response.json"))!;
        var to = (string?)body["to"];
        (answer["contacts"]![0]!["input"], answer["contacts"]![0]!["wa_id"]) = (to, to);
        answer["messages"]![0]!["id"] = $"wamid.FAKE{Interlocked.Increment(ref _sent)}";
        return GraphAnswer.Json(200, answer.ToJsonString());
    }

    private async Task TakeFileAsync(HttpContext call)
    {
        Record(call, null);
        if (!IsAuthorised(call)) await GraphAnswer.Fixture("api_error_190_token_expired", 401).Give(call);
        else if (_uploadAnswers.TryDequeue(out var answer)) await answer.Give(call);
        else if (await GraphUpload.ReadAsync(call.Request) is { } upload) await Uploaded(upload).Give(call);
        else await GraphAnswer.Json(400, """{"error":{"code":100,"message":"(#100) Invalid parameter"}}""").Give(call);
    }

    private GraphAnswer Uploaded(GraphUpload upload)
    {
        var answer = JsonNode.Parse(Fixture.Bytes("meta/api_media_upload_response.json"))!;
        var id = $"{900_000_000_000_777 + _uploads.Count}";
        _uploads[id] = upload;
        answer["id"] = id;
        return GraphAnswer.Json(200, answer.ToJsonString());
    }

    private async Task TellTemplatesAsync(HttpContext call)
    {
        Record(call, null);
        if (!IsAuthorised(call)) await GraphAnswer.Fixture("api_error_190_token_expired", 401).Give(call);
        else if (_answers.TryDequeue(out var answer)) await answer.Give(call);
        else await GraphRules.Page(Templates, call.Request).Give(call);
    }

    private async Task NameFileAsync(HttpContext call)
    {
        Record(call, null);
        var id = (string)call.GetRouteValue("media")!;
        if (!IsAuthorised(call)) await GraphAnswer.Fixture("api_error_190_token_expired", 401).Give(call);
        else if (_answers.TryDequeue(out var answer)) await answer.Give(call);
        else if (_files.TryGetValue(id, out var bytes)) await Named(id, bytes).Give(call);
        else await GraphAnswer.Json(400, """{"error":{"code":100,"error_subcode":33,"message":"Unsupported get request."}}""").Give(call);
    }

    private GraphAnswer Named(string id, byte[] bytes)
    {
        var answer = JsonNode.Parse(Fixture.Bytes("meta/api_media_get_response.json"))!;
        (answer["id"], answer["url"]) = (id, $"{Address}files/{id}/bytes");
        (answer["sha256"], answer["file_size"]) = (Convert.ToHexStringLower(SHA256.HashData(bytes)), bytes.Length);
        return GraphAnswer.Json(200, answer.ToJsonString());
    }

    private Task GiveFileAsync(HttpContext call)
    {
        Record(call, null);
        return IsAuthorised(call) && _files.TryGetValue((string)call.GetRouteValue("media")!, out var bytes)
            ? Results.Bytes(bytes, "image/jpeg").ExecuteAsync(call)
            : GraphAnswer.Status(404).Give(call);
    }

    private void Record(HttpContext call, JsonNode? body) =>
        _requests.Enqueue(new GraphRequest(call.Request.Method, call.Request.Path, call.Request.Headers.UserAgent, body));

    private static bool IsAuthorised(HttpContext call) => call.Request.Headers.Authorization == $"Bearer {Token}";
}
