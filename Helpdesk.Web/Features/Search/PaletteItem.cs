namespace Helpdesk.Web.Features.Search;

/// <summary>One line of the palette: where it leads, or which key it stands for.</summary>
/// <param name="Id">Tells it from the others, whatever is found next.</param>
public sealed record PaletteItem(string Id, string Icon, string Words)
{
    /// <summary>Whose it is, beside the words.</summary>
    public string? Details { get; init; }

    /// <summary>When or which, at the end.</summary>
    public string? Meta { get; init; }

    public string? Href { get; init; }

    /// <summary>The keys that do the same, as they are pressed: "s", "g a".</summary>
    public string? Key { get; init; }

    /// <summary>What is reached over AnyDesk with Ctrl+Enter.</summary>
    public Guid? MachineId { get; init; }

    /// <summary>The class that gives its icon a colour.</summary>
    public string? Look { get; init; }

    /// <summary>The words that were looked for, to be marked.</summary>
    public string Sought { get; init; } = "";
}

public sealed record PaletteGroup(string Heading, IReadOnlyList<PaletteItem> Items);
