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

    /// <summary>What is behind comes first; of that, what the ticket is about is ticked.</summary>
    public static IEnumerable<UpdateChoice> Of(CustomerCard? card, string? module) =>
        from machine in card?.Machines ?? []
        from installed in machine.Modules
        orderby installed.IsOutdated descending, machine.Name, installed.ModuleName
        select new UpdateChoice(machine, installed) { Chosen = installed.IsOutdated && installed.ModuleKey == module };
}
