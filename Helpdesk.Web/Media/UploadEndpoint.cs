using Helpdesk.Core.Conversations;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;

namespace Helpdesk.Web.Media;

/// <summary>
/// Takes a file from a technician's browser: its bytes are the body, its name a header. A page elsewhere cannot post here, since it
/// knows no antiforgery token. Answers the token by which a message takes the file.
/// </summary>
public static class UploadEndpoint
{
    /// <summary>The file's name, percent-encoded: headers hold no accents.</summary>
    public const string NameHeader = "X-File-Name";

    public static async Task<IResult> TakeAsync(HttpContext http, IAntiforgery antiforgery, Uploads uploads)
    {
        if (http.Request.HasFormContentType || !await antiforgery.IsRequestValidAsync(http)) return Results.BadRequest();
        if (http.Request.ContentLength > MediaStore.Largest) return TooLarge();
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size) size.MaxRequestBodySize = MediaStore.Largest;

        var type = MediaTypeHeaderValue.TryParse(http.Request.ContentType, out var told) ? told.MediaType.Value! : "application/octet-stream";
        try
        {
            return Results.Json(new UploadAnswer(await uploads.KeepAsync(http.Request.Body, type, NameOf(http.Request), http.RequestAborted)));
        }
        catch (Exception e) when (e is MediaRefusedException or BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge })
        {
            return TooLarge();
        }
    }

    private static string NameOf(HttpRequest request) =>
        Uri.UnescapeDataString(request.Headers[NameHeader].ToString()).Trim() is { Length: > 0 } name ? name : "arquivo";

    private static IResult TooLarge() => Results.StatusCode(StatusCodes.Status413PayloadTooLarge);

    private sealed record UploadAnswer(string Token);
}
