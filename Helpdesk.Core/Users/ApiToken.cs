using System.Security.Cryptography;
using System.Text;
using Helpdesk.Core.Data;

namespace Helpdesk.Core.Users;

/// <summary>A program's key to the API. Only its hash is kept: tokens are long and random, so a plain SHA-256 suffices.</summary>
public sealed class ApiToken : Entity
{
    public ApiToken(string name, string secret, DateTimeOffset now)
    {
        Name = name;
        Hash = HashOf(secret);
        CreatedAt = now;
    }

    private ApiToken() { }

    public string Name { get; private set; } = "";
    public byte[] Hash { get; private set; } = [];
    public DateTimeOffset CreatedAt { get; private set; }
    public DateTimeOffset? RevokedAt { get; private set; }

    public static byte[] HashOf(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));

    public void Revoke(DateTimeOffset now) => RevokedAt ??= now;
}
