namespace Helpdesk.Web.Features.Reports;

/// <summary>Names the texts of the reports; the words are in ReportTexts.resx and ReportTexts.en.resx.</summary>
public sealed class ReportTexts;
