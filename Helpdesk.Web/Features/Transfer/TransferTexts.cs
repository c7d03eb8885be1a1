namespace Helpdesk.Web.Features.Transfer;

/// <summary>Names the texts of import and export; the words are in TransferTexts.resx and TransferTexts.en.resx.</summary>
public sealed class TransferTexts;
