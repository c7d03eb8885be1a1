using Helpdesk.Core;
using Helpdesk.Core.Customers;
using Helpdesk.Core.Desk;
using Helpdesk.Core.Users;
using Helpdesk.Web.Shell;
using Microsoft.AspNetCore.Components;

namespace Helpdesk.Web.Features.Customers;

/// <summary>
/// A form over one part of a customer. What is refused stands at its field and what was typed stays; what somebody else made of the same
/// part meanwhile is shown before anything is written.
/// </summary>
public abstract class PartForm : Screen
{
    private readonly Dictionary<string, string> _errors = [];
    private CustomerDraft _known = default!;

    [CascadingParameter] protected CustomerEditing Edit { get; set; } = default!;

    /// <summary>What stands in the way of no single field.</summary>
    public string? Refused { get; private set; }

    public bool Busy { get; private set; }

    /// <summary>How often saving was refused.</summary>
    public int Refusals { get; private set; }

    /// <summary>What others changed since the form was opened.</summary>
    public IReadOnlyList<CustomerChange> News { get; private set; } = [];

    /// <summary>Others changed this very part: the person decides.</summary>
    public bool IsStale { get; private set; }

    protected CustomerDraft Draft { get; private set; } = default!;

    [Inject] private Registry Registry { get; set; } = default!;

    [Inject] private CustomerQueries Customers { get; set; } = default!;

    public async Task SaveAsync()
    {
        if (Busy) return;

        (Busy, Refused, IsStale) = (true, null, false);
        _errors.Clear();
        ForgetRefusals();
        StateHasChanged();
        var done = await WriteAsync(Wanted(Draft.Entry));
        (Busy, Refusals) = (false, done ? Refusals : Refusals + 1);
        StateHasChanged();
        if (done) await Edit.EndAsync(true);
    }

    public Task CloseAsync() => Edit.EndAsync(false);

    public string? Error(string field) => _errors.GetValueOrDefault(field);

    protected override void OnInitialized() => Draft = _known = Edit.Draft!;

    protected override Task OnParametersSetAsync() =>
        Busy || Edit.Version == _known.Version ? Task.CompletedTask : LookUpAsync(async () => News = await Customers.ChangesSinceAsync(Draft.Id, Draft.UpdatedAt));

    /// <summary>What shall stand there instead of what was shown.</summary>
    protected abstract CustomerEntry Wanted(CustomerEntry shown);

    /// <summary>Nothing but what this form is about, to see whether somebody else was at the same.</summary>
    protected abstract CustomerEntry PartOf(CustomerEntry whole);

    /// <summary>The form's own name of a field that was refused in what was sent; null when it is none of its fields.</summary>
    protected abstract string? FieldOf(string wire, CustomerEntry sent);

    /// <summary>For refusals that a form keeps itself.</summary>
    protected virtual void ForgetRefusals() { }

    /// <summary>For a form that shows some refusals in its own way: true when it did.</summary>
    protected virtual bool TakesRefusal(RefusedException no, string words, string? field) => false;

    /// <summary>Who changed another part is no hindrance: it is written onto what stands there now.</summary>
    private async Task<bool> WriteAsync(CustomerEntry wanted)
    {
        while (true)
        {
            var (stale, sent) = (false, CustomerRebase.Onto(_known.Entry, Draft.Entry, wanted));
            var done = await TryAsync(() => ChangeAsync(wanted), (no, words) =>
            {
                stale |= no.Refusal == Refusal.VersionStale;
                if (no.Refusal != Refusal.VersionStale) Refuse(no, words, sent);
            });
            if (!stale) return done;
            if (!await CatchUpAsync()) return false;
        }
    }

    private Task ChangeAsync(CustomerEntry wanted)
    {
        if (!Me.Can(Role.Supervisor)) throw new RefusedException(Refusal.NotAllowed);

        return Registry.ChangeAsync(Draft.Entry.ExternalId!, _known.Version, now => CustomerRebase.Onto(now, Draft.Entry, wanted), Me.Actor);
    }

    /// <summary>Whether what others did leaves this part alone.</summary>
    private async Task<bool> CatchUpAsync()
    {
        if (await Registry.OpenAsync(Draft.Entry.ExternalId!) is not { } later) return false;

        IsStale = !CustomerRebase.Same(PartOf(later.Entry), PartOf(_known.Entry));
        News = await Customers.ChangesSinceAsync(Draft.Id, Draft.UpdatedAt);
        _known = later;
        return !IsStale;
    }

    private void Refuse(RefusedException no, string words, CustomerEntry sent)
    {
        var field = no.Field is { } wire ? FieldOf(wire, sent) : null;
        if (TakesRefusal(no, words, field)) return;

        if (field is not null) _errors.TryAdd(field, words);
        else Refused ??= no.Field is null ? words : $"{no.Field}: {words}";
    }
}
