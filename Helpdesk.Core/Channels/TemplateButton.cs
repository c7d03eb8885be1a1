using System.Text.Json;

namespace Helpdesk.Core.Channels;

/// <summary>A button of a template.</summary>
/// <param name="Address">Where it leads, perhaps with a variable; null when it answers, or calls.</param>
public sealed record TemplateButton(string Text, string? Address);

/// <summary>Meta describes buttons like this, and Gupshup takes it over.</summary>
internal static class TemplateButtons
{
    public static IReadOnlyList<TemplateButton> Read(IEnumerable<JsonElement> told) => [.. told.Select(button => new TemplateButton(button.Text("text") ?? "", button.Text("url")))];

    /// <summary>What they want that we cannot give.</summary>
    public static TemplateObstacle? ObstacleIn(IEnumerable<JsonElement> told) =>
        told.All(button => button.Text("type") is "QUICK_REPLY" or "PHONE_NUMBER" or "URL") ? null : TemplateObstacle.Other;
}
