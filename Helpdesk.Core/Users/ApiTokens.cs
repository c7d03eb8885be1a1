using Helpdesk.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Core.Users;

/// <summary>Who a program is, by the token that it shows.</summary>
public sealed class ApiTokens(Database database)
{
    /// <summary>Null when there is no such token, or it was revoked.</summary>
    public Task<Actor?> FindAsync(string secret)
    {
        var hash = ApiToken.HashOf(secret);
        return database.ReadAsync(async db =>
        {
            var token = await db.ApiTokens.SingleOrDefaultAsync(t => t.Hash == hash && t.RevokedAt == null);
            return token is null ? null : new Actor(ActorKind.Token, token.Id, token.Name);
        });
    }
}
