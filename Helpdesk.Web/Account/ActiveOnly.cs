using Helpdesk.Core.Users;
using Microsoft.AspNetCore.Identity;

namespace Helpdesk.Web.Account;

/// <summary>People who left keep their history and lose their key.</summary>
public sealed class ActiveOnly : IUserConfirmation<User>
{
    public Task<bool> IsConfirmedAsync(UserManager<User> manager, User user) => Task.FromResult(user.Active);
}
