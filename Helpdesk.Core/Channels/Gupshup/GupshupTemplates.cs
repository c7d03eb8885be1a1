using System.Text;
using System.Text.Json;

namespace Helpdesk.Core.Channels.Gupshup;

/// <summary>The templates of an app (Gupshup: Get templates).</summary>
public sealed class GupshupTemplates(GupshupClient client)
{
    /// <exception cref="HttpRequestException">Gupshup does not tell now.</exception>
    public async Task<IReadOnlyList<Template>> ListAsync(ChannelAccess channel, CancellationToken stop)
    {
        // The call of today names the app by its id; the older one, by its name.
        var path = GupshupApi.AppIdOf(channel) is { } app
            ? $"wa/app/{Uri.EscapeDataString(app)}/template?templateStatus=APPROVED"
            : $"sm/api/v1/template/list/{Uri.EscapeDataString(channel["AppName"])}";

        using var answer = await client.AskAsync(channel, HttpMethod.Get, path, stop);
        if (answer?.RootElement.Part("templates").ValueKind != JsonValueKind.Array) throw new HttpRequestException("Gupshup named no templates.");

        var found = answer.RootElement.List("templates").Select(Read).OfType<Template>();
        return [.. found.OrderBy(t => t.Name, StringComparer.Ordinal).ThenBy(t => t.Language, StringComparer.Ordinal)];
    }

    /// <summary>Null for one that is not approved, or not whole.</summary>
    private static Template? Read(JsonElement told)
    {
        if (told.Text("status") != "APPROVED" || told.Text("id") is not { } id || told.Text("elementName") is not { } name || told.Text("languageCode") is not { } language) return null;

        // "data" is header, body, footer and buttons in one text; the parts stand in JSON inside a text.
        using var document = ProviderHttp.Parse(Encoding.UTF8.GetBytes(told.Text("containerMeta") ?? ""));
        var parts = document?.RootElement ?? default;
        if ((parts.Text("data") ?? told.Text("data")) is not { } body) return null;

        return new Template(id, name, language, body)
        {
            Category = told.Text("category"),
            Header = parts.Text("header"),
            Footer = parts.Text("footer"),
            Buttons = TemplateButtons.Read(parts.List("buttons")),
            Obstacle = InType(told.Text("templateType")) ?? TemplateButtons.ObstacleIn(parts.List("buttons")),
        };
    }

    private static TemplateObstacle? InType(string? type) => type switch
    {
        null or "TEXT" => null,
        "IMAGE" or "VIDEO" or "DOCUMENT" or "LOCATION" => TemplateObstacle.HeaderFile,
        _ => TemplateObstacle.Other,
    };
}
