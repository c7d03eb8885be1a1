namespace Helpdesk.Core.Customers;

/// <summary>
/// Puts what somebody changed of a customer onto the customer as it stands now: what they left alone stays as others made it meanwhile.
/// </summary>
public static class CustomerRebase
{
    /// <param name="now">As it stands.</param>
    /// <param name="shown">As it was when they began.</param>
    /// <param name="wanted">What they made of that.</param>
    public static CustomerEntry Onto(CustomerEntry now, CustomerEntry shown, CustomerEntry wanted) => now with
    {
        LegalName = Pick(now.LegalName, shown.LegalName, wanted.LegalName),
        TradeName = Pick(now.TradeName, shown.TradeName, wanted.TradeName),
        TaxId = Pick(now.TaxId, shown.TaxId, wanted.TaxId),
        TaxRegime = Pick(now.TaxRegime, shown.TaxRegime, wanted.TaxRegime),
        ResponsibleName = Pick(now.ResponsibleName, shown.ResponsibleName, wanted.ResponsibleName),
        Notes = Pick(now.Notes, shown.Notes, wanted.Notes),
        City = Pick(now.City, shown.City, wanted.City),
        State = Pick(now.State, shown.State, wanted.State),
        Active = Pick(now.Active, shown.Active, wanted.Active),
        Tags = [.. now.Tags.Except(shown.Tags.Except(wanted.Tags)).Union(wanted.Tags.Except(shown.Tags))],
        Contacts = Rows(now.Contacts, shown.Contacts, wanted.Contacts, c => c.Id, Same),
        Licences = Rows(now.Licences, shown.Licences, wanted.Licences, l => l.Module, (one, other) => one == other),
        Machines = Rows(now.Machines, shown.Machines, wanted.Machines, m => m.Id, Same),
    };

    /// <summary>Whether they say the same.</summary>
    public static bool Same(CustomerEntry one, CustomerEntry other) =>
        one with { Tags = [], Contacts = [], Licences = [], Machines = [] } == other with { Tags = [], Contacts = [], Licences = [], Machines = [] }
        && one.Tags.SequenceEqual(other.Tags) && one.Licences.SequenceEqual(other.Licences)
        && All(one.Contacts, other.Contacts, Same) && All(one.Machines, other.Machines, Same);

    private static T Pick<T>(T now, T shown, T wanted) => EqualityComparer<T>.Default.Equals(shown, wanted) ? now : wanted;

    private static List<T> Rows<T>(
        IReadOnlyList<T> now, IReadOnlyList<T> shown, IReadOnlyList<T> wanted, Func<T, object?> key, Func<T, T, bool> same) where T : class
    {
        var rows = now.Where(row => Find(shown, row) is null || Find(wanted, row) is not null).Select(row => Changed(row) ?? row).ToList();
        var mine = wanted.Where(row => Find(shown, row) is null || (Find(now, row) is null && Changed(row) is not null));
        return [.. rows, .. mine];

        T? Find(IReadOnlyList<T> among, T like) => key(like) is { } wantedKey ? among.FirstOrDefault(row => wantedKey.Equals(key(row))) : null;

        T? Changed(T row) => Find(wanted, row) is { } after && Find(shown, row) is { } before && !same(before, after) ? after : null;
    }

    private static bool All<T>(IReadOnlyList<T> some, IReadOnlyList<T> others, Func<T, T, bool> same) =>
        some.Count == others.Count && some.Zip(others).All(pair => same(pair.First, pair.Second));

    private static bool Same(ContactEntry one, ContactEntry other) =>
        (one.Id, one.Name, one.Role) == (other.Id, other.Name, other.Role) && one.Phones.SequenceEqual(other.Phones);

    private static bool Same(MachineEntry one, MachineEntry other) =>
        (one.Id, one.Name, one.AnyDeskId, one.Role, one.Notes) == (other.Id, other.Name, other.AnyDeskId, other.Role, other.Notes)
        && one.ModuleVersions.SequenceEqual(other.ModuleVersions);
}
