using Helpdesk.Web.Hosting;
using Microsoft.AspNetCore.Hosting.Server;

namespace Helpdesk.Web.Features.Simulator;

/// <summary>
/// Files that the helpdesk hands to a provider: inside the request, or by an address from which the provider fetches them. Anybody may ask
/// the simulator, so it follows addresses of this very Helpdesk only.
/// </summary>
public sealed class HandedFiles(PhoneFiles files, IServer server, IConfiguration configuration, IHttpClientFactory clients)
{
    private const string DataScheme = "data:";

    /// <param name="given">An http address, a data URI, or plain base64.</param>
    /// <param name="likely">The content type where nobody tells one.</param>
    /// <returns>Null when there is no file to be had.</returns>
    public async Task<PhoneFile?> TakeAsync(string? given, string? name, string likely, CancellationToken stop)
    {
        if (string.IsNullOrEmpty(given)) return null;
        if (Uri.TryCreate(given, UriKind.Absolute, out var address) && address.Scheme is "http" or "https") return await FetchAsync(address!, name, likely, stop);

        var type = PhoneFiles.TypeOf(name, likely);
        var at = given.IndexOf(',', StringComparison.Ordinal);
        if (at > 0 && given.StartsWith(DataScheme, StringComparison.Ordinal))
        {
            type = given[DataScheme.Length..at].Replace(";base64", "", StringComparison.Ordinal);
            given = given[(at + 1)..];
        }

        var bytes = new byte[given.Length];
        return Convert.TryFromBase64String(given, bytes, out var length) ? files.Keep(type, bytes[..length], name) : null;
    }

    private async Task<PhoneFile?> FetchAsync(Uri address, string? name, string likely, CancellationToken stop)
    {
        if (!IsOurs(address)) return null;

        try
        {
            using var answer = await clients.CreateClient(Network.Client).GetAsync(address, stop);
            if (!answer.IsSuccessStatusCode) return null;

            var type = answer.Content.Headers.ContentType?.ToString() ?? PhoneFiles.TypeOf(name, likely);
            return files.Keep(type, await answer.Content.ReadAsByteArrayAsync(stop), name);
        }
        catch (HttpRequestException)
        {
            return null;
        }
    }

    private bool IsOurs(Uri address) => new[] { OwnAddress.Of(server), PublicAddress }
        .Any(own => own?.GetLeftPart(UriPartial.Authority) == address.GetLeftPart(UriPartial.Authority));

    private Uri? PublicAddress => Uri.TryCreate(configuration["Helpdesk:PublicAddress"], UriKind.Absolute, out var told) ? told : null;
}
