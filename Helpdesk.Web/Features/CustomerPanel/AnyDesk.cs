using Helpdesk.Core.Customers;
using Helpdesk.Web.Shell;
using Microsoft.Extensions.Localization;
using Microsoft.JSInterop;

namespace Helpdesk.Web.Features.CustomerPanel;

/// <summary>Calls AnyDesk in the browser, and says what to do where none answers.</summary>
public sealed class AnyDesk(IJSRuntime js, Toasts toasts, IStringLocalizer<CustomerPanelTexts> texts)
{
    public const string Module = "./Features/CustomerPanel/AnyDeskLink.razor.js";

    /// <summary>The code for people: "123 456 789".</summary>
    public static string Shown(string code) => AnyDeskId.From(code)?.Display ?? code;

    public Task OpenAsync(string machine, string code) => CallAsync("open", machine, code);

    /// <summary>The browser follows the link by itself.</summary>
    public Task WatchAsync(string machine, string code) => CallAsync("watch", machine, code);

    private async Task CallAsync(string how, string machine, string code)
    {
        var answer = await js.AskAsync<string>(Module, how, code);
        if (answer == "copied") toasts.Bad(texts["NoAnswer", Shown(code), machine]);
        else if (answer == "lost") toasts.Bad(texts["NoAnswerNotCopied", Shown(code), machine]);
    }
}
