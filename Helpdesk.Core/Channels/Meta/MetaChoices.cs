using System.Text.Json;

namespace Helpdesk.Core.Channels.Meta;

/// <summary>What was picked, filled in or permitted (Meta: interactive and button messages).</summary>
internal static class MetaChoices
{
    public static Content? Interactive(JsonElement part)
    {
        var reply = part.Part(part.Text("type") ?? "");
        return part.Text("type") switch
        {
            "button_reply" or "list_reply" => Picked(reply.Text("id"), reply.Text("title"), reply.Text("description")),
            "nfm_reply" => Form(reply),
            "call_permission_reply" => Permission(reply),
            _ => null,
        };
    }

    /// <summary>A quick reply under a template.</summary>
    public static Content? Button(JsonElement part) => Picked(part.Text("payload"), part.Text("text"), null);

    private static Content? Picked(string? id, string? title, string? description) => title is null
        ? null
        : new Content(MessageKind.Interactive, title) { Details = new MessageDetails { Choice = new Choice(id, title, description) } };

    // The answers are JSON inside a text; the token is ours and says nothing to people.
    private static Content? Form(JsonElement reply)
    {
        if (reply.Text("response_json") is not { } json) return null;

        var details = new MessageDetails { Choice = new Choice(reply.Text("name"), reply.Text("body") ?? "", null) };
        return new Content(MessageKind.Interactive, Answers(json)) { Details = details };
    }

    private static string Answers(string json)
    {
        try
        {
            using var answers = JsonDocument.Parse(json);
            return MetaNotices.Flat(answers.RootElement, "\n", except: "flow_token");
        }
        catch (JsonException)
        {
            return json;
        }
    }

    private static Content? Permission(JsonElement reply)
    {
        if (reply.Text("response") is not { } response) return null;

        var permission = new CallPermission(response == "accept", reply.Moment("expiration_timestamp"));
        return new Content(MessageKind.Interactive, null) { Details = new MessageDetails { CallPermission = permission } };
    }
}
