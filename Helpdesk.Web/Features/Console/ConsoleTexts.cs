namespace Helpdesk.Web.Features.Console;

/// <summary>Names the console's texts; the words are in ConsoleTexts.resx and ConsoleTexts.en.resx.</summary>
public sealed class ConsoleTexts;
