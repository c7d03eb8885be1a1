using System.Globalization;
using System.Security.Cryptography;
using Helpdesk.Core.Channels;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Configuration;

namespace Helpdesk.Core.Conversations;

/// <summary>
/// Addresses for providers that fetch files instead of taking them: each opens one file for half an hour, without signing in (decision 13).
/// </summary>
public sealed class PublicLinks(PublicAddress address, IDataProtectionProvider protection, TimeProvider time)
{
    public const string Path = "/media/public/";

    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(30);
    private readonly IDataProtector _protector = protection.CreateProtector("Helpdesk.PublicLinks");

    /// <summary>Null when nobody told where providers reach us.</summary>
    public Uri? To(Guid attachmentId) => address.Value is not { } known ? null : new Uri(known, Path + Seal(attachmentId, time.GetUtcNow() + Lifetime));

    /// <summary>The file that a token opens; null when it is not ours, or too old.</summary>
    public Guid? Open(string token)
    {
        try
        {
            var parts = _protector.Unprotect(token).Split(' ');
            return long.Parse(parts[1], CultureInfo.InvariantCulture) > time.GetUtcNow().ToUnixTimeSeconds() ? Guid.Parse(parts[0]) : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private string Seal(Guid attachmentId, DateTimeOffset until) => _protector.Protect($"{attachmentId:N} {until.ToUnixTimeSeconds()}");
}

/// <summary>Where providers reach Helpdesk from outside: <c>Helpdesk__PublicAddress</c>.</summary>
public sealed class PublicAddress
{
    public const string Setting = "Helpdesk:PublicAddress";

    /// <summary>Null when it is not known; then only providers that take files themselves can send any.</summary>
    public Uri? Value { get; private set; }

    /// <exception cref="SettingException">It is no https address.</exception>
    public static PublicAddress Read(IConfiguration configuration)
    {
        if (configuration[Setting] is not { Length: > 0 } told) return new PublicAddress();

        return Uri.TryCreate(told.Trim(), UriKind.Absolute, out var address) && address is { Scheme: "https", PathAndQuery: "/", UserInfo: "", Fragment: "" }
            ? new PublicAddress { Value = address }
            : throw new SettingException("Helpdesk__PublicAddress", "must be an https address without a path, for instance https://helpdesk.example.com");
    }

    /// <summary>Where a provider reaches a path; when nobody told, the same way as whoever asks.</summary>
    /// <param name="own">How they reach us themselves.</param>
    public Uri To(string path, string own) => new(Value ?? new Uri(own), path);

    /// <summary>What the settings say wins; without them, an address that reaches us from this machine does for a demonstration.</summary>
    public void Learn(Uri address) => Value ??= address;
}
