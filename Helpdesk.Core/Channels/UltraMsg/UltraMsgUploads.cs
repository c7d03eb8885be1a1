using System.Net.Http.Headers;
using System.Text.Json;

namespace Helpdesk.Core.Channels.UltraMsg;

/// <summary>
/// Brings a file to UltraMsg, which then knows it by an address of its own (docs.ultramsg.com: media/upload). Base64 would do for small
/// files only, and an address of ours only where the internet reaches us.
/// </summary>
public sealed class UltraMsgUploads(IHttpClientFactory clients, TimeProvider time, UltraMsgTiming timing)
{
    internal async Task<UltraMsgUpload> UploadAsync(ChannelAccess channel, FileToSend file, CancellationToken stop)
    {
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, UltraMsgApi.Address(channel, "media/upload"));
            request.Content = Form(channel, file);
            using var response = await ProviderHttp.SendAsync(clients.CreateClient(UltraMsgApi.ClientName), request, timing.UploadTimeout, time, stop);
            using var answer = ProviderHttp.Parse(await response.Content.ReadAsByteArrayAsync(stop));
            var root = answer?.RootElement ?? default;
            if (AddressIn(root) is { } address) return new UltraMsgUpload(address, null);

            var refusal = UltraMsgAnswers.Refusal(response.StatusCode, root, ProviderHttp.RetryAfter(response, time));
            return new UltraMsgUpload(null, refusal ?? NotNow($"HTTP {(int)response.StatusCode}"));
        }
        catch (HttpRequestException e)
        {
            // An upload whose answer was lost does no harm: nothing was sent to anybody yet.
            return new UltraMsgUpload(null, NotNow(e.Message));
        }
        catch (IOException e)
        {
            return new UltraMsgUpload(null, SendAnswer.Refused(new Failure(FailureKind.ContentRefused, null, e.Message), Again.Never));
        }
    }

    private static MultipartFormDataContent Form(ChannelAccess channel, FileToSend file)
    {
        var bytes = new StreamContent(File.OpenRead(file.Path));
        if (MediaTypeHeaderValue.TryParse(file.ContentType, out var type)) bytes.Headers.ContentType = type;
        return new MultipartFormDataContent { { new StringContent(channel["Token"]), "token" }, { bytes, "file", ProviderHttp.HeaderName(file.Name) } };
    }

    // How the answer is shaped is not documented, but it holds one address.
    private static string? AddressIn(JsonElement answer) => answer.ValueKind switch
    {
        JsonValueKind.Object => answer.EnumerateObject().Where(part => part.Name != "error").Select(part => AddressIn(part.Value)).FirstOrDefault(found => found is not null),
        _ => answer.AsText() is { } text && Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "https" or "http" ? text : null,
    };

    private static SendAnswer NotNow(string words) => SendAnswer.Refused(new Failure(FailureKind.RetryLater, null, words), Again.Soon);
}

/// <summary>Where the file lies, or why it does not.</summary>
internal sealed record UltraMsgUpload(string? Address, SendAnswer? Refusal);
