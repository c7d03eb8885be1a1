using Helpdesk.Core.Channels;
using Microsoft.Extensions.Localization;

namespace Helpdesk.Web.Features.Channels;

/// <summary>Names the texts about channels; the words are in ChannelTexts.resx and ChannelTexts.en.resx.</summary>
public sealed class ChannelTexts;

/// <summary>The words for what providers need. A provider without words of its own is called as the contract calls it.</summary>
public static class ChannelWords
{
    public static string OfProvider(this IStringLocalizer<ChannelTexts> texts, string provider) => texts.Or($"Provider{provider}", provider);

    public static string OfCredential(this IStringLocalizer<ChannelTexts> texts, string credential) => texts.Or($"Credential{credential}", credential);

    /// <summary>Where to find it; null when nobody wrote that down.</summary>
    public static string? HintOf(this IStringLocalizer<ChannelTexts> texts, string provider, Credential credential) =>
        texts.Find($"Hint{provider}{credential.Name}") ?? texts.Find($"Hint{credential.Name}");

    public static string PasteOf(this IStringLocalizer<ChannelTexts> texts, string provider) => texts.Or($"Paste{provider}", texts["PasteOther"]);

    private static string Or(this IStringLocalizer<ChannelTexts> texts, string name, string otherwise) => texts.Find(name) ?? otherwise;

    private static string? Find(this IStringLocalizer<ChannelTexts> texts, string name) => texts[name] is { ResourceNotFound: false } found ? found.Value : null;
}
