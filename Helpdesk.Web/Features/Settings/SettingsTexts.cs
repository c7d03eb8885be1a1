namespace Helpdesk.Web.Features.Settings;

/// <summary>Names the texts of the settings; the words are in SettingsTexts.resx and SettingsTexts.en.resx.</summary>
public sealed class SettingsTexts;
