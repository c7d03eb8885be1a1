using System.Text.RegularExpressions;

namespace Helpdesk.Core.Channels;

/// <summary>A message that the provider approved beforehand. Its texts hold variables as {{1}}, {{2}} or, at Meta, by name.</summary>
/// <param name="Id">How the provider wants it named when it is sent (Meta: the name; Gupshup: an id).</param>
/// <param name="Language">As the provider writes it ("pt_BR").</param>
public sealed partial record Template(string Id, string Name, string Language, string Body)
{
    public string? Category { get; init; }
    public string? Header { get; init; }
    public string? Footer { get; init; }

    /// <summary>The variables of the body, in the order in which their values are sent ("1", "2", or names).</summary>
    public IReadOnlyList<string> Variables { get; init; } = [];

    /// <summary>Why it is shown and cannot be sent from here; null when it can.</summary>
    public TemplateObstacle? Obstacle { get; init; }

    /// <summary>What the customer reads, with these values in the variables' places; a variable without value stays as it is.</summary>
    /// <param name="values">One per variable, in their order.</param>
    public string Fill(IReadOnlyList<string> values) => string.Join("\n\n", new[] { Header, Place().Replace(Body, place => ValueOf(place, values)), Footer }.OfType<string>());

    /// <summary>This template with these values, as it goes out.</summary>
    /// <param name="values">One per variable, in their order.</param>
    public ChosenTemplate Choose(IReadOnlyList<string> values) => new(Id, Name, Language, Variables, values);

    private string ValueOf(Match place, IReadOnlyList<string> values)
    {
        for (var i = 0; i < Variables.Count && i < values.Count; i++)
        {
            if (Variables[i] == place.Groups["name"].Value && values[i].Length > 0) return values[i];
        }

        return place.Value;
    }

    [GeneratedRegex(@"\{\{\s*(?<name>\w+)\s*\}\}", RegexOptions.NonBacktracking)]
    private static partial Regex Place();
}

/// <summary>A template that goes out, with what fills its variables; kept with the message.</summary>
/// <param name="Values">One per variable of the template, in their order.</param>
public sealed record ChosenTemplate(string Id, string Name, string Language, IReadOnlyList<string> Variables, IReadOnlyList<string> Values);
