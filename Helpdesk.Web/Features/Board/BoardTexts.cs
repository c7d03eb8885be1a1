namespace Helpdesk.Web.Features.Board;

/// <summary>Names the texts of the queue; the words are in BoardTexts.resx and BoardTexts.en.resx.</summary>
public sealed class BoardTexts;
