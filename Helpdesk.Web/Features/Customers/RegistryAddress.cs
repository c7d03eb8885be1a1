using Helpdesk.Core;
using Helpdesk.Core.Customers;
using Microsoft.AspNetCore.WebUtilities;

namespace Helpdesk.Web.Features.Customers;

/// <summary>The list's search and filters in its address, so that a link shows the same again.</summary>
public static class RegistryAddress
{
    public const string Path = "/customers";

    private const string On = "1";

    public static string Of(RegistryFilter filter)
    {
        var query = new Dictionary<string, string?>
        {
            ["q"] = string.IsNullOrWhiteSpace(filter.Text) ? null : filter.Text,
            ["module"] = filter.Module,
            ["regime"] = filter.Regime is { } regime ? Wire.Spell(regime) : null,
            ["state"] = filter.State,
            ["tag"] = filter.Tag,
            ["active"] = filter.Active switch { true => On, false => "0", null => null },
            ["withoutMachines"] = filter.WithoutMachines ? On : null,
            ["withoutPhone"] = filter.WithoutPhone ? On : null,
        };
        return QueryHelpers.AddQueryString(Path, query.Where(part => part.Value is not null));
    }

    /// <summary>What means nothing in it is passed over.</summary>
    public static RegistryFilter Read(Uri address)
    {
        var query = QueryHelpers.ParseQuery(address.Query).ToDictionary(part => part.Key, part => Checked.Cut(part.Value.ToString(), Limits.Name));
        return new RegistryFilter(query.GetValueOrDefault("q"))
        {
            Module = Said("module"),
            Regime = Wire.Parse<TaxRegime>(Said("regime")),
            State = Said("state") is { } state ? States.CodeOf(state) : null,
            Tag = Said("tag"),
            Active = Said("active") switch { On => true, "0" => false, _ => null },
            WithoutMachines = Said("withoutMachines") == On,
            WithoutPhone = Said("withoutPhone") == On,
        };

        string? Said(string name) => query.GetValueOrDefault(name) is { Length: > 0 } value ? value : null;
    }
}
