namespace Helpdesk.Web.Account;

/// <summary>Where to go back to. An address that leads elsewhere, or nowhere, becomes the start page.</summary>
public static class LocalAddress
{
    public static string Of(string? address) => IsLocal(address) ? address! : "/";

    // "//host" and "/\host" are other sites to a browser.
    private static bool IsLocal(string? address) =>
        address is ['/', ..] and not ['/', '/' or '\\', ..] && !address.Any(char.IsControl);
}
