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

        var body = (chosen["components"] as JsonArray)?.FirstOrDefault(part => part.Text("type")?.ToUpperInvariant() == "BODY");
        var values = (body?["parameters"] as JsonArray)?.Select(p => p.Text("text") ?? "").ToList() ?? [];
        return values.Count == template.Examples.Count
            ? (template.Fill(values), null)
            : (null, GraphErrors.Of(StatusCodes.Status400BadRequest, 132000, "(#132000) Number of parameters does not match the expected number of params"));
    }

    private static JsonObject Describe(DemoTemplate template)
    {
        var body = new JsonObject { ["type"] = "BODY", ["text"] = template.Body };
        if (template.Examples.Count > 0)
            body["example"] = new JsonObject { ["body_text"] = new JsonArray(new JsonArray([.. template.Examples.Select(e => JsonValue.Create(e))])) };

        var parts = new JsonArray(body);
        if (template.Header is { } header) parts.Insert(0, new JsonObject { ["type"] = "HEADER", ["format"] = "TEXT", ["text"] = header });
        if (template.Footer is { } footer) parts.Add(new JsonObject { ["type"] = "FOOTER", ["text"] = footer });
        return new JsonObject
        {
            ["name"] = template.Name,
            ["parameter_format"] = "POSITIONAL",
            ["components"] = parts,
            ["language"] = DemoTemplate.Language,
            ["status"] = template.Status,
            ["category"] = DemoTemplate.Category,
            ["id"] = $"8{template.GsId[^12..]}",
        };
    }
}
