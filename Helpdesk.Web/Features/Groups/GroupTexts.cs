namespace Helpdesk.Web.Features.Groups;

/// <summary>Names the texts about groups; the words are in GroupTexts.resx and GroupTexts.en.resx.</summary>
public sealed class GroupTexts;
