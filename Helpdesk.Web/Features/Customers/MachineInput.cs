using Helpdesk.Core.Customers;

namespace Helpdesk.Web.Features.Customers;

/// <summary>What stands in the form of a machine.</summary>
public sealed class MachineInput
{
    public string? Name { get; set; }
    public string? AnyDesk { get; set; }
    public MachineRole Role { get; set; } = MachineRole.Pos;
    public string? Notes { get; set; }

    /// <summary>By module; empty where it does not run.</summary>
    public Dictionary<string, string> Versions { get; } = [];

    /// <summary>The modules with a version, in the order in which refusals count them.</summary>
    public IReadOnlyList<string> Installed => [.. Versions.Where(v => !string.IsNullOrWhiteSpace(v.Value)).Select(v => v.Key)];

    public static MachineInput Of(MachineEntry? entry, IEnumerable<string> modules)
    {
        var input = entry is null ? new MachineInput() : new MachineInput
        {
            Name = entry.Name,
            AnyDesk = AnyDeskId.From(entry.AnyDeskId)?.Display ?? entry.AnyDeskId,
            Role = entry.Role,
            Notes = entry.Notes,
        };
        foreach (var installed in entry?.ModuleVersions ?? []) input.Versions[installed.Module!] = installed.Version!;
        foreach (var module in modules) input.Versions.TryAdd(module, "");
        return input;
    }

    public MachineEntry ToEntry(Guid? id) => new(
        DataInput.Text(Name), AnyDeskId.From(AnyDesk)?.Value ?? DataInput.Text(AnyDesk), Role,
        [.. Installed.Select(module => new ModuleVersionEntry(module, Versions[module].Trim()))], DataInput.Text(Notes))
    {
        Id = id,
    };
}
