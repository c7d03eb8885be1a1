using System.Text.Json;

namespace Helpdesk.Core.Channels.Meta;

/// <summary>The templates that Meta approved (Business Management API: message templates).</summary>
public sealed class MetaTemplates(IHttpClientFactory clients, TimeProvider time, MetaTiming timing)
{
    private const int MostPages = 20;

    /// <exception cref="HttpRequestException">Meta does not tell now.</exception>
    public async Task<IReadOnlyList<Template>> ListAsync(ChannelAccess channel, CancellationToken stop)
    {
        if (channel.Credentials.GetValueOrDefault("BusinessAccountId") is not { Length: > 0 } account) throw new HttpRequestException("BusinessAccountId is not set.");

        var found = new List<Template>();
        string? after = null;
        for (var page = 0; page < MostPages; page++)
        {
            using var answer = await PageAsync(channel, account, after, stop);
            found.AddRange(answer.RootElement.List("data").Select(Read).OfType<Template>());
            after = answer.RootElement.Part("paging").Part("cursors").Text("after");
            if (after is null || answer.RootElement.Part("paging").Text("next") is null) break;
        }

        return [.. found.OrderBy(t => t.Name, StringComparer.Ordinal).ThenBy(t => t.Language, StringComparer.Ordinal)];
    }

    // The next page is asked for by its mark and not by the address that is told: the token goes to nobody else.
    private async Task<JsonDocument> PageAsync(ChannelAccess channel, string account, string? after, CancellationToken stop)
    {
        var query = $"{Uri.EscapeDataString(account)}/message_templates?status=APPROVED&limit=100"
            + (after is null ? "" : $"&after={Uri.EscapeDataString(after)}");
        using var patience = new CancellationTokenSource(timing.AttemptTimeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, stop);
        using var request = MetaGraph.Request(HttpMethod.Get, MetaGraph.Address(channel, query), channel);
        try
        {
            using var response = await ProviderHttp.SendAsync(clients.CreateClient(MetaGraph.ClientName), request, HttpCompletionOption.ResponseContentRead, either.Token);
            var answer = ProviderHttp.Parse(await response.Content.ReadAsByteArrayAsync(either.Token));
            if (response.IsSuccessStatusCode && answer is not null) return answer;

            var code = answer?.RootElement.Part("error").Text("code");
            answer?.Dispose();
            throw new HttpRequestException($"Meta refused the templates: HTTP {(int)response.StatusCode}{(code is null ? "" : $", code {code}")}", null, response.StatusCode);
        }
        catch (OperationCanceledException e) when (!stop.IsCancellationRequested)
        {
            throw new HttpRequestException("Meta did not answer in time.", e);
        }
    }

    /// <summary>Null for one that is not approved, or not whole.</summary>
    private static Template? Read(JsonElement element)
    {
        var parts = element.List("components").ToLookup(part => part.Text("type")?.ToUpperInvariant());
        if (element.Text("status") is { } status and not "APPROVED" || element.Text("name") is not { } name || element.Text("language") is not { } language) return null;

        var (header, body) = (parts["HEADER"].FirstOrDefault(), parts["BODY"].FirstOrDefault().Text("text"));
        var buttons = parts["BUTTONS"].SelectMany(part => part.List("buttons")).ToList();
        return new Template(name, name, language, body ?? "")
        {
            Category = element.Text("category"),
            Header = header.Text("text"),
            Footer = parts["FOOTER"].FirstOrDefault().Text("text"),
            Buttons = TemplateButtons.Read(buttons),
            Obstacle = body is null ? TemplateObstacle.Other : InHeader(header) ?? TemplateButtons.ObstacleIn(buttons),
        };
    }

    private static TemplateObstacle? InHeader(JsonElement header) => header.Text("format") is null or "TEXT" ? null : TemplateObstacle.HeaderFile;
}
