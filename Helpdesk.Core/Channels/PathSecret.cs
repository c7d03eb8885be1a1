using System.Security.Cryptography;
using System.Text;

namespace Helpdesk.Core.Channels;

/// <summary>The proof of providers that sign nothing: a secret that is the last part of the webhook's address.</summary>
public static class PathSecret
{
    public const string Name = "WebhookSecret";

    /// <summary>Compared in constant time, by hashes of equal length.</summary>
    public static bool IsRight(ChannelAccess channel, WebhookCall call) =>
        call.Secret is { Length: > 0 } told
        && channel.Credentials.TryGetValue(Name, out var secret) && secret.Length > 0
        && CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(told)), SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}
