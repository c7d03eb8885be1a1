using Helpdesk.Core;
using Microsoft.Extensions.Localization;

namespace Helpdesk.Web.Shell;

/// <summary>The words of every <see cref="Refusal"/>, in the language of whoever reads them.</summary>
public sealed class RefusalTexts(IStringLocalizer<RefusalTexts> texts)
{
    public string Of(RefusedException no) => texts[no.Refusal.ToString(), [.. no.Details, "", "", ""]];
}
