namespace Helpdesk.Core.Reports;

/// <summary>All that is told of a period, and the same of the period before. Cards, charts, tables, files and the API read this and nothing else.</summary>
public sealed record Report(ReportFilter Filter, Reading Now, Reading Before)
{
    /// <summary>Until when the period has come; its end when it is over.</summary>
    public DateTimeOffset Until { get; init; }

    /// <summary>Open tickets by the time since they were opened, as it is now; the steps are <see cref="Ageing"/>'s.</summary>
    public IReadOnlyList<int> OpenByAge { get; init; } = [];
}

/// <summary>What a period comes to.</summary>
public sealed record Reading(DateOnly From, DateOnly To)
{
    public required Figures Figures { get; init; }
    public required IReadOnlyList<DayLine> PerDay { get; init; }

    /// <summary>The most tickets first; those without a module last.</summary>
    public required IReadOnlyList<ModuleLine> PerModule { get; init; }

    /// <summary>The twenty with the most tickets.</summary>
    public required IReadOnlyList<CustomerCount> PerCustomer { get; init; }

    public required IReadOnlyList<TypeLine> PerType { get; init; }
    public required IReadOnlyList<TechnicianLine> PerTechnician { get; init; }

    /// <summary>Seven days from Monday on, 24 hours each.</summary>
    public required IReadOnlyList<IReadOnlyList<int>> PerHourOfWeek { get; init; }

    public required IReadOnlyList<ModuleTypeLine> PerModuleAndType { get; init; }

    public CustomerCount? TopCustomer => PerCustomer.Count > 0 ? PerCustomer[0] : null;

    public TypeLine? TopType => PerType.FirstOrDefault(t => t.Key is not null);

    /// <summary>The module with the most errors; null when nothing failed.</summary>
    public ModuleLine? TopModule => PerModule.Where(m => m is { Key: not null, Errors: > 0 }).OrderByDescending(m => m.Errors).FirstOrDefault();

    public TechnicianLine? BusiestTechnician => PerTechnician.FirstOrDefault(t => t.Assigned > 0);

    /// <summary>Nothing was opened, resolved, missed or left over.</summary>
    public bool IsEmpty => Figures is { Opened: 0, Resolved: 0, Open: 0, MissedCalls: 0, RemoteSessions: 0, Reopened: 0 };
}

/// <summary>The single figures; docs/reports.md says what each means.</summary>
public sealed record Figures(int Opened, int Resolved)
{
    /// <summary>Open at the end of the period, whenever they were opened.</summary>
    public int Open { get; init; }

    public TimeSpan? MeanResolution { get; init; }
    public TimeSpan? MedianResolution { get; init; }

    /// <summary>Nine of ten were resolved at least as fast.</summary>
    public TimeSpan? P90Resolution { get; init; }

    public TimeSpan? MeanFirstResponse { get; init; }
    public int Reopened { get; init; }
    public int MissedCalls { get; init; }
    public int RemoteSessions { get; init; }
    public TimeSpan RemoteTime { get; init; }

    /// <summary>Tickets of type error.</summary>
    public int Errors { get; init; }
}

public sealed record DayLine(DateOnly Day, int Opened, int Resolved)
{
    /// <summary>Open at its end.</summary>
    public int Open { get; init; }

    public TimeSpan? MeanResolution { get; init; }
    public TimeSpan? MeanFirstResponse { get; init; }
    public int Reopened { get; init; }
    public int MissedCalls { get; init; }
    public TimeSpan RemoteTime { get; init; }
}

/// <param name="Key">Null for the tickets without one.</param>
public sealed record ModuleLine(string? Key, string? Name, int Errors, int Count);

public sealed record CustomerCount(string ExternalId, string LegalName, string ShownName, int Count);

/// <param name="Key">Null for the tickets without one.</param>
public sealed record TypeLine(string? Key, string? Name, string? NameEn, int Count);

/// <param name="Assigned">Opened in the period, and now theirs.</param>
public sealed record TechnicianLine(string Email, string Name, int Assigned, int Resolved);

public sealed record ModuleTypeLine(string? Module, string? Type, int Count);
