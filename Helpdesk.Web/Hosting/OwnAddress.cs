using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Helpdesk.Web.Hosting;

/// <summary>Where this process can be reached from this machine.</summary>
public static class OwnAddress
{
    private static readonly string[] Everywhere = ["0.0.0.0", "[::]", "*", "+"];

    /// <summary>What the server really listens on; null until it does, and on a server without a network.</summary>
    public static Uri? Of(IServer server) => Of(server.Features.Get<IServerAddressesFeature>()?.Addresses ?? []);

    /// <summary>The first that needs no certificate, with a host that one can call.</summary>
    public static Uri? Of(IEnumerable<string> addresses)
    {
        var all = addresses.Select(Callable).OfType<Uri>().ToList();
        return all.Find(address => address.Scheme == Uri.UriSchemeHttp) ?? all.FirstOrDefault();
    }

    private static Uri? Callable(string address)
    {
        var host = Array.Find(Everywhere, host => address.Contains($"://{host}", StringComparison.Ordinal));
        var callable = host is null ? address : address.Replace($"://{host}", "://localhost", StringComparison.Ordinal);
        return Uri.TryCreate(callable.Trim(), UriKind.Absolute, out var uri) ? uri : null;
    }
}
