using Helpdesk.Core.Desk;

namespace Helpdesk.Web.Features.Customers;

/// <summary>Which part of a customer somebody is changing, for all parts of the page; one at a time. Technicians have none: they read.</summary>
public sealed class CustomerEditing(Func<string, Task> begin, Func<bool, Task> end)
{
    /// <summary>"data", "machine:new"…; null while nothing is being changed.</summary>
    public string? Part { get; private set; }

    /// <summary>The customer as it was when the change began.</summary>
    public CustomerDraft? Draft { get; private set; }

    /// <summary>The version that stands there now, as far as the news told.</summary>
    public uint Version { get; set; }

    /// <summary>What the catalogue calls its modules, by key.</summary>
    public IReadOnlyDictionary<string, string> Modules { get; set; } = new Dictionary<string, string>();

    public bool Is(string part) => Part == part;

    public Task BeginAsync(string part) => begin(part);

    public Task EndAsync(bool saved) => end(saved);

    public void Show(string? part, CustomerDraft? draft) => (Part, Draft) = (part, draft);
}
