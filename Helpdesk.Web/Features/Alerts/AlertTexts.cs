namespace Helpdesk.Web.Features.Alerts;

/// <summary>Names the texts about what draws attention; the words are in AlertTexts.resx and AlertTexts.en.resx.</summary>
public sealed class AlertTexts;
