namespace Helpdesk.Core.Channels;

/// <summary>A message that the provider approved beforehand. Its texts hold variables as {{1}}, {{2}} or, at Meta, by name.</summary>
/// <param name="Id">How the provider wants it named when it is sent (Meta: the name; Gupshup: an id).</param>
/// <param name="Language">As the provider writes it ("pt_BR").</param>
public sealed record Template(string Id, string Name, string Language, string Body)
{
    public string? Category { get; init; }
    public string? Header { get; init; }
    public string? Footer { get; init; }

    /// <summary>The variables of the body, in their order ("1", "2", or names).</summary>
    public IReadOnlyList<string> Variables { get; init; } = [];
}

/// <summary>A template that goes out, with what fills its variables; kept with the message.</summary>
/// <param name="Values">One per variable of the template, in their order.</param>
public sealed record ChosenTemplate(string Id, string Name, string Language, IReadOnlyList<string> Variables, IReadOnlyList<string> Values);
