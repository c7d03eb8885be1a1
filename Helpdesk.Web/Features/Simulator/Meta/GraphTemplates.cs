using System.Text.Json.Nodes;

namespace Helpdesk.Web.Features.Simulator.Meta;

/// <summary>Templates as Meta lists and fills them (Meta: message templates).</summary>
internal static class GraphTemplates
{
    public static IResult List(string? status)
    {
        var found = DemoTemplate.All.Where(t => status is null || t.Status == status).Select(Describe);
        return Results.Json(new JsonObject { ["data"] = new JsonArray([.. found]), ["paging"] = new JsonObject { ["cursors"] = new JsonObject { ["before"] = "MAZDZD", ["after"] = "MjQZD" } } });
    }

    /// <summary>What the phone shows of it, or how Meta refuses it.</summary>
    public static (string? Text, IResult? Refusal) Fill(JsonObject chosen)
    {
        var (name, language) = (chosen.Text("name"), chosen["language"].Text("code"));
        var template = DemoTemplate.All.FirstOrDefault(t => t.Name == name && t.IsApproved);
        if (template is null || language != DemoTemplate.Language)
            return (null, GraphErrors.Of(StatusCodes.Status404NotFound, 132001, "(#132001) Template name does not exist in the translation"));

        var parts = (chosen["components"] as JsonArray ?? []).ToLookup(part => part.Text("type")?.ToUpperInvariant());
        var (header, body, button) = (ValuesOf(parts["HEADER"]), ValuesOf(parts["BODY"]), ValuesOf(parts["BUTTON"].Where(part => (part.Text("sub_type"), part.Text("index")) == ("url", "0"))));
        return (header.Count, body.Count, button.Count) == (template.Header?.Places ?? 0, template.Body.Places, template.Button?.Address.Places ?? 0)
            ? (template.Fill([.. header, .. body, .. button]), null)
            : (null, GraphErrors.Of(StatusCodes.Status400BadRequest, 132000, "(#132000) Number of parameters does not match the expected number of params"));
    }

    private static List<string> ValuesOf(IEnumerable<JsonNode?> parts) =>
        [.. parts.SelectMany(part => part?["parameters"] as JsonArray ?? []).Select(parameter => parameter.Text("text") ?? "")];

    private static JsonObject Describe(DemoTemplate template) => new()
    {
        ["name"] = template.Name,
        ["parameter_format"] = "POSITIONAL",
        ["components"] = new JsonArray([.. Parts(template)]),
        ["language"] = DemoTemplate.Language,
        ["status"] = template.Status,
        ["category"] = DemoTemplate.Category,
        ["id"] = $"8{template.GsId[^12..]}",
    };

    private static IEnumerable<JsonObject> Parts(DemoTemplate template)
    {
        if (template.Header is { } header)
            yield return new JsonObject { ["type"] = "HEADER", ["format"] = "TEXT", ["text"] = header.Text, ["example"] = new JsonObject { ["header_text"] = Examples(header) } };

        var body = new JsonObject { ["type"] = "BODY", ["text"] = template.Body.Text };
        if (template.Body.Places > 0) body["example"] = new JsonObject { ["body_text"] = new JsonArray(Examples(template.Body)) };
        yield return body;

        if (template.Footer is { } footer) yield return new JsonObject { ["type"] = "FOOTER", ["text"] = footer };
        if (template.Button is { } button)
            yield return new JsonObject { ["type"] = "BUTTONS", ["buttons"] = new JsonArray(Link(button)) };
    }

    private static JsonObject Link(DemoButton button) =>
        new() { ["type"] = "URL", ["text"] = button.Text, ["url"] = button.Address.Text, ["example"] = Examples(button.Address) };

    private static JsonArray Examples(DemoText text) => new([.. text.Examples.Select(example => JsonValue.Create(example))]);
}
