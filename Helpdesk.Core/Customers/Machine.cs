namespace Helpdesk.Core.Customers;

public enum MachineRole
{
    Other,
    Server,
    Pos,
    Workstation,
}

/// <summary>A customer's computer, which technicians enter by AnyDesk.</summary>
public sealed class Machine
{
    private readonly List<InstalledModule> _modules = [];

    public Machine(string name) => Name = name;

    private Machine() { }

    public Guid Id { get; private init; } = Ids.New();
    public Guid CustomerId { get; private set; }
    public string Name { get; private set; } = "";
    public MachineRole Role { get; private set; }

    /// <summary>A code of 9 or 10 digits without spaces, or an alias ("paoquente@ad").</summary>
    public string? AnyDeskId { get; private set; }

    public string? Notes { get; private set; }

    public IReadOnlyCollection<InstalledModule> Modules => _modules;

    /// <summary>A module runs in this version from now on.</summary>
    public void Run(string moduleKey, string version)
    {
        var installed = _modules.Find(m => m.ModuleKey == moduleKey);
        if (installed is null) _modules.Add(new InstalledModule(moduleKey, version));
        else installed.UpdateTo(version);
    }

    public void Describe(MachineFacts facts)
    {
        Name = facts.Name;
        Role = facts.Role;
        AnyDeskId = facts.AnyDeskId?.Value;
        Notes = facts.Notes;
        _modules.RemoveAll(old => facts.Modules.All(m => m.ModuleKey != old.ModuleKey));
        foreach (var module in facts.Modules) Run(module.ModuleKey, module.Version);
    }
}

/// <summary>The version of a module on a machine.</summary>
public sealed class InstalledModule
{
    public InstalledModule(string moduleKey, string version) => (ModuleKey, Version) = (moduleKey, version);

    private InstalledModule() { }

    public Guid Id { get; private init; } = Ids.New();
    public Guid MachineId { get; private set; }
    public string ModuleKey { get; private set; } = "";
    public string Version { get; private set; } = "";

    public void UpdateTo(string version) => Version = version;
}

/// <summary>The plain facts of a machine, checked.</summary>
public sealed record MachineFacts(string Name, AnyDeskId? AnyDeskId, MachineRole Role, IReadOnlyList<ModuleVersion> Modules)
{
    /// <summary>Null when whoever told them knows no ids.</summary>
    public Guid? Id { get; init; }

    public string? Notes { get; init; }
}

public sealed record ModuleVersion(string ModuleKey, string Version);
