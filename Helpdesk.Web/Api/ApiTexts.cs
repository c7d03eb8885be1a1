namespace Helpdesk.Web.Api;

/// <summary>Names the API's texts; the words are in ApiTexts.resx and ApiTexts.en.resx.</summary>
public sealed class ApiTexts;
