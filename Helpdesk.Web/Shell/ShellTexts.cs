namespace Helpdesk.Web.Shell;

/// <summary>Names the shell's texts; the words are in ShellTexts.resx and ShellTexts.en.resx.</summary>
public sealed class ShellTexts;
