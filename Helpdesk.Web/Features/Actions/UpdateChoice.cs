using Helpdesk.Core.Catalogue;
using Helpdesk.Core.Customers;
using Helpdesk.Core.Tickets;

namespace Helpdesk.Web.Features.Actions;

/// <summary>One module on one machine, and what somebody says of its update.</summary>
public sealed class UpdateChoice(MachineLine machine, InstalledLine installed)
{
    /// <summary>Of the fields, and of what is wrong with them.</summary>
    public string Id { get; } = $"{machine.Id:N}-{installed.ModuleKey}";

    public MachineLine Machine { get; } = machine;

    public InstalledLine Installed { get; } = installed;

    /// <summary>Whether anybody wrote down which version runs there.</summary>
    public bool IsRecorded => Installed.Version.Length > 0;

    public bool IsBehind => IsRecorded && Installed.IsOutdated;

    public bool Chosen { get; set; }

    public string Version { get; set; } = installed.CurrentVersion ?? "";

    public bool Failed { get; set; }

    public string Reason { get; set; } = "";

    public MachineOutcome Outcome => new(Machine.Id, Installed.ModuleKey, Version, !Failed, Reason) { Field = Id };

    /// <summary>Goes on from what was filled in before, unless another version is installed or current by now.</summary>
    public UpdateChoice After(UpdateChoice? before)
    {
        if (before is not null && before.Installed == Installed) (Chosen, Version, Failed, Reason) = (before.Chosen, before.Version, before.Failed, before.Reason);
        return this;
    }

    /// <summary>What is behind comes first, and of that is ticked what the ticket is about; last comes what could run on a machine as well.</summary>
    /// <param name="catalogue">The modules in use.</param>
    public static List<UpdateChoice> Of(CustomerCard? card, IReadOnlyCollection<Module> catalogue, string? module)
    {
        var choices =
            from machine in card?.Machines ?? []
            from installed in machine.Modules.Concat(Others(machine, card!, catalogue))
            let choice = new UpdateChoice(machine, installed)
            orderby choice.IsBehind descending, choice.IsRecorded descending, machine.Name, installed.ModuleName
            select choice;
        List<UpdateChoice> all = [.. choices];
        foreach (var choice in all) choice.Chosen = choice.IsBehind && choice.Installed.ModuleKey == module;
        return all;
    }

    /// <summary>What the customer has licensed, else all there is, without a version where none was written down.</summary>
    private static IEnumerable<InstalledLine> Others(MachineLine machine, CustomerCard card, IReadOnlyCollection<Module> catalogue)
    {
        var licensed = card.Licences.Where(licence => licence.Quantity > 0).Select(licence => licence.ModuleKey).ToHashSet();
        return catalogue.Where(module => (licensed.Count == 0 || licensed.Contains(module.Key)) && !machine.Modules.Any(installed => installed.ModuleKey == module.Key))
            .Select(module => new InstalledLine(module.Key, module.Name, "", module.CurrentVersion));
    }
}
