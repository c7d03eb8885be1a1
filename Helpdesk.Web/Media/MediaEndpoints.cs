using System.Collections.Frozen;
using Helpdesk.Core.Conversations;
using Helpdesk.Web.Account;
using Microsoft.Net.Http.Headers;

namespace Helpdesk.Web.Media;

/// <summary>
/// Gives the files of messages to people who are signed in and to programs with a token. They come from strangers: only kinds that cannot act are shown in the
/// browser, everything else is a download without a type of its own.
/// </summary>
public static class MediaEndpoints
{
    private const string Download = "application/octet-stream";
    private const string Pdf = "application/pdf";

    private static readonly FrozenSet<string> Shown = FrozenSet.Create(StringComparer.OrdinalIgnoreCase,
        "image/jpeg", "image/png", "image/gif", "image/webp",
        "audio/ogg", "audio/mpeg", "audio/mp4", "audio/aac", "audio/amr", "audio/webm", "audio/wav",
        "video/mp4", "video/webm", "video/3gpp", Pdf);

    public static void MapMedia(this IEndpointRouteBuilder app)
    {
        app.MapGet("/media/{attachmentId:guid}", GiveAsync).RequireAuthorization();
        app.MapMethods($"{PublicLinks.Path}{{token}}", [HttpMethods.Get, HttpMethods.Head], LendAsync).AllowAnonymous();
        app.MapPost("/media/uploads", UploadEndpoint.TakeAsync).RequireAuthorization(Policies.Technician);
    }

    /// <summary>For providers that fetch: whoever has the token has the file, for as long as it holds (decision 13).</summary>
    private static Task<IResult> LendAsync(string token, HttpResponse response, PublicLinks links, MediaDesk desk, MediaStore store) =>
        links.Open(token) is { } attachmentId ? GiveAsync(attachmentId, response, desk, store) : Task.FromResult(Results.NotFound());

    private static async Task<IResult> GiveAsync(Guid attachmentId, HttpResponse response, MediaDesk desk, MediaStore store)
    {
        if (await desk.ReadyAsync(attachmentId) is not { } file || store.Find(file.Sha256) is not { } path) return Results.NotFound();

        var type = TypeOf(file.ContentType);
        var disposition = new ContentDispositionHeaderValue(type == Download ? "attachment" : "inline");
        disposition.SetHttpFileName(SafeName(file.Name ?? attachmentId.ToString("N")));
        response.Headers.ContentDisposition = disposition.ToString();
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers.CacheControl = "private, max-age=31536000, immutable";

        // A browser's own viewer for PDF does not work inside a sandbox.
        response.Headers.ContentSecurityPolicy = type == Pdf ? "frame-ancestors 'self'" : "default-src 'none'; style-src 'unsafe-inline'; sandbox";
        var tag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(file.Sha256)}\"");
        return Results.File(path, type, entityTag: tag, enableRangeProcessing: true);
    }

    private static string TypeOf(string told) =>
        MediaTypeHeaderValue.TryParse(told, out var parsed) && Shown.TryGetValue(parsed.MediaType.Value ?? "", out var type) ? type : Download;

    /// <summary>Only the last part of what looks like a path, without signs that turn text around or break lines.</summary>
    private static string SafeName(string name)
    {
        var last = name[(name.LastIndexOfAny(['/', '\\']) + 1)..];
        var plain = string.Concat(last.Where(c => !char.IsControl(c) && char.GetUnicodeCategory(c) != System.Globalization.UnicodeCategory.Format));
        return plain.Trim(' ', '.') is { Length: > 0 } safe ? safe : "arquivo";
    }
}
