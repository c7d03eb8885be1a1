using System.Net.Http.Headers;
using Helpdesk.Core.Data;
using Helpdesk.Core.Users;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Playwright;

namespace Helpdesk.Tests.Support;

/// <summary>
/// The whole app on a loopback port of its own, with a database of the test class's own and Meta played by <see cref="FakeGraph"/>.
/// Two Meta channels share one app secret, as the numbers of one Meta app do.
/// <c>class XTests(TestApp app) : IClassFixture&lt;TestApp&gt;</c>
/// </summary>
public sealed class TestApp(TestPostgres postgres) : IAsyncLifetime
{
    public const string Token = "test-token-0123456789";
    public const string Channel = "meta-main";
    public const string SecondChannel = "meta-sales";
    public const string SecondNumberId = "209900000000022";

    private readonly TempDirectory _data = new();
    private readonly TestDatabase _database = new(postgres);
    private WebApplicationFactory<Program>? _factory;

    public TestPostgres Postgres { get; } = postgres;

    public FakeGraph Graph { get; private set; } = null!;

    public Uri BaseAddress { get; private set; } = null!;

    /// <summary>Signed in by the API token.</summary>
    public HttpClient Api { get; private set; } = null!;

    public HttpClient Anonymous { get; private set; } = null!;

    public Database Database => ConnectionString is null ? _database.Door : Get<Database>();

    /// <summary>Settings beside those that every test app has; to be filled before it starts.</summary>
    public Dictionary<string, string?> Settings { get; } = [];

    public bool HasSecondChannel { get; init; } = true;

    /// <summary>Null: a database of its own.</summary>
    public string? ConnectionString { get; init; }

    public async ValueTask InitializeAsync()
    {
        Graph = await FakeGraph.StartAsync();
        if (ConnectionString is null) await _database.InitializeAsync();
        _factory = new WebApplicationFactory<Program>().WithWebHostBuilder(Configure);
        _factory.UseKestrel(0);
        _factory.StartServer();

        BaseAddress = new Uri(Get<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
        Anonymous = Client();
        Api = Client();
        Api.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Token);
    }

    public T Get<T>() where T : notnull => _factory!.Services.GetRequiredService<T>();

    public HttpClient Client() => new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = BaseAddress };

    /// <summary>Delivers a body as Meta would, signed unless told otherwise.</summary>
    public async Task<HttpResponseMessage> DeliverAsync(byte[] body, string channel = Channel, string? signature = null)
    {
        using var content = new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
        content.Headers.Add("X-Hub-Signature-256", signature ?? MetaBody.Sign(body));
        return await Anonymous.PostAsync($"/webhooks/{channel}", content, TestContext.Current.CancellationToken);
    }

    public async Task<User> AddPersonAsync(string name, string login, Role role = Role.Technician)
    {
        await using var scope = Get<IServiceScopeFactory>().CreateAsyncScope();
        var person = new User(name, $"{login}@helpdesk.example", role);
        var made = await scope.ServiceProvider.GetRequiredService<UserManager<User>>().CreateAsync(person, "correct horse battery");
        Assert.True(made.Succeeded, string.Join(" ", made.Errors.Select(e => e.Description)));
        return person;
    }

    /// <summary>The cookie that this person would have after signing in, for a browser or a client.</summary>
    public async Task<System.Net.Cookie> CookieOfAsync(User person)
    {
        await using var scope = Get<IServiceScopeFactory>().CreateAsyncScope();
        var principal = await scope.ServiceProvider.GetRequiredService<SignInManager<User>>().CreateUserPrincipalAsync(person);
        var cookie = Get<IOptionsMonitor<CookieAuthenticationOptions>>().Get(IdentityConstants.ApplicationScheme);
        var now = Get<TimeProvider>().GetUtcNow();
        var ticket = new AuthenticationTicket(
            principal, new AuthenticationProperties { IssuedUtc = now, ExpiresUtc = now.AddHours(8) }, IdentityConstants.ApplicationScheme);
        return new System.Net.Cookie(cookie.Cookie.Name!, cookie.TicketDataFormat.Protect(ticket), "/", BaseAddress.Host);
    }

    /// <summary>This window belongs to somebody who has signed in; the account is made when there is none.</summary>
    public async Task SignInAsync(IBrowserContext window, string name, string login, Role role)
    {
        var email = $"{login}@helpdesk.example";
        var person = await Database.ReadAsync(db => db.Users.SingleOrDefaultAsync(u => u.Email == email)) ?? await AddPersonAsync(name, login, role);
        var cookie = await CookieOfAsync(person);
        await window.AddCookiesAsync([new() { Name = cookie.Name, Value = cookie.Value, Url = BaseAddress.ToString() }]);
    }

    public async ValueTask DisposeAsync()
    {
        Api?.Dispose();
        Anonymous?.Dispose();
        if (_factory is not null) await _factory.DisposeAsync();
        await _database.DisposeAsync();
        if (Graph is not null) await Graph.DisposeAsync();
        _data.Dispose();
    }

    private void Configure(IWebHostBuilder host)
    {
        host.ConfigureLogging(logging => logging.ClearProviders());
        var second = HasSecondChannel ? Cast.Settings(SecondChannel, SecondNumberId, Graph.Address) : [];
        foreach (var (key, value) in Cast.Settings(Channel, FakeGraph.NumberId, Graph.Address).Concat(second).Concat(Settings)) host.UseSetting(key, value);
        host.UseSetting("ConnectionStrings:Helpdesk", ConnectionString ?? _database.ConnectionString);
        host.UseSetting("Helpdesk:DataDirectory", _data.Path);
        host.UseSetting("Helpdesk:Demo", "false");
        host.UseSetting("Helpdesk:Bootstrap:ApiToken", Token);
        host.UseSetting("urls", "http://127.0.0.1:0");
    }
}
