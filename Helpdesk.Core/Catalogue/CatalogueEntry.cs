namespace Helpdesk.Core.Catalogue;

/// <summary>The two lists that administrators keep.</summary>
public enum CatalogueList
{
    Modules,
    TicketTypes,
}

/// <summary>A line of the catalogue, as administrators see and change it.</summary>
/// <param name="Key">What the wire calls it; never changes, since tickets and machines are written with it.</param>
/// <param name="Detail">Of a module the current version, of a ticket type the English name.</param>
/// <param name="Order">Where it stands where people choose.</param>
public sealed record CatalogueEntry(Guid Id, string Key, string Name, string? Detail, int Order, bool Active);
