using Helpdesk.Core;
using Helpdesk.Core.Data;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace Helpdesk.Web.Shell;

/// <summary>A part of the screen that acts for the person: what the business refuses is said in words, not thrown.</summary>
public abstract class Screen : ComponentBase
{
    [Inject] protected Me Me { get; private set; } = default!;

    [Inject] protected Toasts Toasts { get; private set; } = default!;

    [Inject] protected SystemState Node { get; private set; } = default!;

    /// <summary>Whether what one acts upon may be behind; null where nobody acts upon what is shown.</summary>
    [CascadingParameter] protected Freshness? Fresh { get; private set; }

    /// <summary>Whether nothing can be done now, because what is shown may be behind.</summary>
    protected virtual bool Waits => Fresh?.Behind == true;

    /// <summary>Why nothing can be done now, in words.</summary>
    protected string WhyWaits => Refusals.Of(new RefusedException(Refusal.ScreenBehind));

    [Inject] private RefusalTexts Refusals { get; set; } = default!;

    [Inject] private IStringLocalizer<ShellTexts> ShellWords { get; set; } = default!;

    /// <summary>Reads for the screen. While the database is away what is shown stays, and the line at the top says so.</summary>
    protected async Task LookUpAsync(Func<Task> read)
    {
        try
        {
            await read();
        }
        catch (Exception e) when (Database.IsOutOfReach(e))
        {
            Node.DatabaseIsAway();
        }
    }

    /// <summary>Does it, unless what is shown may be behind, and says whether it was done. A refusal is shown as a passing line.</summary>
    protected Task<bool> TryAsync(Func<Task> act) => TryAsync(act, (_, words) => Toasts.Bad(words));

    /// <summary>Does it, and says whether it was done. A form shows the refusal itself, at <see cref="RefusedException.Field"/>.</summary>
    protected async Task<bool> TryAsync(Func<Task> act, Action<RefusedException, string> showRefusal)
    {
        try
        {
            if (Waits) throw new RefusedException(Refusal.ScreenBehind);

            await act();
            return true;
        }
        catch (RefusedException no)
        {
            showRefusal(no, Refusals.Of(no));
        }
        catch (InputRefusedException no)
        {
            foreach (var refusal in no.Refusals) showRefusal(refusal, Refusals.Of(refusal));
        }
        catch (Exception e) when (Database.IsOutOfReach(e))
        {
            Node.DatabaseIsAway();
            Toasts.Bad(ShellWords["NotSaved"]);
        }

        return false;
    }
}
