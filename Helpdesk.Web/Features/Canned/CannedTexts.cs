namespace Helpdesk.Web.Features.Canned;

/// <summary>Names the texts about canned replies; the words are in CannedTexts.resx and CannedTexts.en.resx.</summary>
public sealed class CannedTexts;
