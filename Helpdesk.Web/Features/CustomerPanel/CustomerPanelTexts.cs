namespace Helpdesk.Web.Features.CustomerPanel;

/// <summary>Names the texts about a customer; the words are in CustomerPanelTexts.resx and CustomerPanelTexts.en.resx.</summary>
public sealed class CustomerPanelTexts;
