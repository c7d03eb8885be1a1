namespace Helpdesk.Web.Features.Simulator;

/// <summary>What a phone shows below the picture of a place or a contact.</summary>
internal static class PhoneText
{
    /// <summary>Null when nothing is told.</summary>
    public static string? Of(params IReadOnlyList<string?> lines) =>
        string.Join('\n', lines.Where(line => !string.IsNullOrWhiteSpace(line))) is { Length: > 0 } text ? text : null;
}
