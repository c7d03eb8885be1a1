using System.Text.Json;

namespace Helpdesk.Core.Channels;

/// <summary>What a template wants besides texts for its body, which we cannot give.</summary>
public enum TemplateObstacle
{
    /// <summary>A picture, a video, a document or a place in its header.</summary>
    HeaderFile,

    HeaderVariable,

    /// <summary>A part of a button's address.</summary>
    ButtonVariable,

    /// <summary>A one-time code, a catalogue, a form.</summary>
    Other,
}

/// <summary>Finds what we cannot give, where providers say it in the same words.</summary>
internal static class TemplateObstacles
{
    public static TemplateObstacle? InHeader(string? text) => TemplateVariables.In(text).Count > 0 ? TemplateObstacle.HeaderVariable : null;

    /// <summary>Meta names the types of buttons, and Gupshup takes them over.</summary>
    public static TemplateObstacle? InButtons(IEnumerable<JsonElement> buttons) => buttons.Select(InButton).FirstOrDefault(found => found is not null);

    private static TemplateObstacle? InButton(JsonElement button) => button.Text("type") switch
    {
        "QUICK_REPLY" or "PHONE_NUMBER" => null,
        "URL" => TemplateVariables.In(button.Text("url")).Count > 0 ? TemplateObstacle.ButtonVariable : null,
        _ => TemplateObstacle.Other,
    };
}
