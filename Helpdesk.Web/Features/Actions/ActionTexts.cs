namespace Helpdesk.Web.Features.Actions;

/// <summary>Names the texts of what one does with a ticket; the words are in ActionTexts.resx and ActionTexts.en.resx.</summary>
public sealed class ActionTexts;
