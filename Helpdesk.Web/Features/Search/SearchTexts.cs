namespace Helpdesk.Web.Features.Search;

/// <summary>Names the palette's texts; the words are in SearchTexts.resx and SearchTexts.en.resx.</summary>
public sealed class SearchTexts;
