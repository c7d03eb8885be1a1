namespace Helpdesk.Core.Channels;

/// <summary>A message that the provider approved beforehand. Its texts hold variables as {{1}}, {{2}} or, at Meta, by name.</summary>
/// <param name="Id">How the provider wants it named when it is sent (Meta: the name; Gupshup: an id).</param>
/// <param name="Language">As the provider writes it ("pt_BR").</param>
public sealed record Template(string Id, string Name, string Language, string Body)
{
    public string? Category { get; init; }
    public string? Header { get; init; }
    public string? Footer { get; init; }

    /// <summary>In the order in which they stand, which is also how they are told apart.</summary>
    public IReadOnlyList<TemplateButton> Buttons { get; init; } = [];

    /// <summary>Why it is shown and cannot be sent from here; null when it can.</summary>
    public TemplateObstacle? Obstacle { get; init; }

    /// <summary>All that is to be filled, in the order in which it stands: header, body, buttons.</summary>
    public IReadOnlyList<TemplateVariable> Variables =>
    [
        .. TemplateVariables.In(Header).Select(name => new TemplateVariable(TemplatePart.Header, name)),
        .. TemplateVariables.In(Body).Select(name => new TemplateVariable(TemplatePart.Body, name)),
        .. Buttons.SelectMany((button, at) => TemplateVariables.In(button.Address).Select(name => new TemplateVariable(TemplatePart.Button, name, at))),
    ];

    /// <summary>What the customer reads, with these values in the variables' places; a variable without value stays as it is.</summary>
    /// <param name="values">One per variable, in their order.</param>
    public FilledTemplate Fill(IReadOnlyList<string> values)
    {
        var given = Variables.Zip(values).ToDictionary(pair => pair.First, pair => pair.Second);
        return new FilledTemplate(
            Filled(TemplatePart.Header, Header), Filled(TemplatePart.Body, Body)!, Footer,
            [.. Buttons.Select((button, at) => button with { Address = Filled(TemplatePart.Button, button.Address, at) })]);

        string? Filled(TemplatePart part, string? text, int button = 0) =>
            text is null ? null : TemplateVariables.Fill(text, name => given.GetValueOrDefault(new TemplateVariable(part, name, button)));
    }

    /// <summary>This template with these values, as it goes out.</summary>
    /// <param name="values">One per variable, in their order.</param>
    public ChosenTemplate Choose(IReadOnlyList<string> values) => new(Id, Name, Language, Variables, values);
}

/// <summary>A template as the customer reads it.</summary>
public sealed record FilledTemplate(string? Header, string Body, string? Footer, IReadOnlyList<TemplateButton> Buttons)
{
    /// <summary>All of it in one text; of the buttons where they lead.</summary>
    public string Text => string.Join("\n\n", new[] { Header, Body, Footer, Links }.Where(part => part is { Length: > 0 }));

    private string Links => string.Join('\n', Buttons.Where(button => button.Address is not null).Select(button => $"{button.Text}: {button.Address}"));
}

/// <summary>A template that goes out, with what fills its variables; kept with the message.</summary>
/// <param name="Values">One per variable of the template, in their order.</param>
public sealed record ChosenTemplate(string Id, string Name, string Language, IReadOnlyList<TemplateVariable> Variables, IReadOnlyList<string> Values);
