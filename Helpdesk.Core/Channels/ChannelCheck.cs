using System.Diagnostics.CodeAnalysis;
using Helpdesk.Core.Customers;

namespace Helpdesk.Core.Channels;

/// <summary>Judges what an administrator wrote about a channel, all of it in one go.</summary>
/// <param name="before">The credentials that the channel has; null for a new channel.</param>
internal sealed class ChannelCheck(IProvider provider, ChannelForm form, IReadOnlyDictionary<string, string>? before)
{
    private readonly Complaints _complaints = new();

    /// <summary>The field of a credential, as refusals name it.</summary>
    public static string FieldOf(string credential) => $"credentials.{credential}";

    public static bool IsAddress([NotNullWhen(true)] string? address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https";

    /// <param name="seal">How the credentials are kept.</param>
    /// <returns>What the channel is, and the credentials that were made up for it.</returns>
    /// <exception cref="InputRefusedException">Something is missing or wrong; each refusal names its field.</exception>
    public (ChannelFacts Facts, IReadOnlyDictionary<string, string> Made) Facts(Func<IReadOnlyDictionary<string, string>, byte[]> seal)
    {
        var name = _complaints.Required(form.DisplayName, Limits.Name, "displayName");
        if (before is null && !ChannelKey.IsRight(form.Key)) _complaints.Add(Refusal.KeyInvalid, "key", Limits.Key);
        var (phone, address) = (Phone(), Address());
        var made = provider.Needs.Credentials.Where(c => c.Ours && before?.ContainsKey(c.Name) != true).ToDictionary(c => c.Name, _ => MadeSecret.New());
        var credentials = provider.Needs.Credentials.Select(c => (c.Name, Value: Value(c, made))).Where(c => c.Value is not null).ToDictionary(c => c.Name, c => c.Value!);
        _complaints.ThrowIfAny();
        return (new ChannelFacts(provider.Name, name, phone, credentials[provider.Needs.Account], address, seal(credentials)), made);
    }

    private string? Phone()
    {
        if (string.IsNullOrWhiteSpace(form.PhoneNumber)) return null;

        var number = PhoneNumber.FromTyped(form.PhoneNumber);
        if (number is null) _complaints.Add(Refusal.PhoneInvalid, "phoneNumber", Checked.Cut(form.PhoneNumber, Limits.Key)!);
        return number?.Value;
    }

    private string Address()
    {
        var typed = _complaints.Optional(form.ApiBaseUrl, Limits.Line, "apiBaseUrl");
        if (typed is not null && !IsAddress(typed)) _complaints.Add(Refusal.AddressInvalid, "apiBaseUrl", typed);
        return typed ?? provider.Needs.ApiBaseUrl;
    }

    private string? Value(Credential credential, Dictionary<string, string> made)
    {
        var kept = before?.GetValueOrDefault(credential.Name);
        if (credential.Ours) return kept ?? made[credential.Name];

        // What is shown in the form is what stands there; a secret is not shown, so an empty field says nothing about it.
        var mayStay = credential.Secret && !form.Forgotten.Contains(credential.Name);
        var (field, typed) = (FieldOf(credential.Name), form.Credentials.GetValueOrDefault(credential.Name));
        var most = credential.Name == provider.Needs.Account ? Limits.Name : Limits.Notes;
        if (mayStay && kept is not null && string.IsNullOrWhiteSpace(typed)) return kept;
        return credential.Required ? _complaints.Required(typed, most, field) : _complaints.Optional(typed, most, field);
    }
}
