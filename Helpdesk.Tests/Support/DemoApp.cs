using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;

namespace Helpdesk.Tests.Support;

/// <summary>The whole application with demo data on a database of its own, listening on a loopback port: for programs and for browsers.</summary>
public sealed class DemoApp(TestPostgres postgres) : WebApplicationFactory<Program>, IAsyncLifetime
{
    private readonly TempDirectory _data = new();
    private string _connection = "";

    public string Address => ClientOptions.BaseAddress.ToString().TrimEnd('/');

    public async ValueTask InitializeAsync()
    {
        _connection = await postgres.CloneAsync();
        UseKestrel(0);
        StartServer();
    }

    /// <summary>Somebody with cookies of their own, who sees redirects instead of following them.</summary>
    public HttpClient NewVisitor() => new(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = ClientOptions.BaseAddress };

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await postgres.DropAsync(_connection);
        _data.Dispose();
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseSetting("ConnectionStrings:Helpdesk", _connection);
        builder.UseSetting("Helpdesk:DataDirectory", _data.Path);
    }
}
