using System.Collections.Concurrent;
using Helpdesk.Tests.Support;
using Microsoft.Playwright;
using Npgsql;

namespace Helpdesk.Tests.Browser;

/// <summary>Two processes on one database, with a screen at each.</summary>
public sealed class TwoNodesTests(TwoNodes nodes, TestBrowser browser) : IClassFixture<TwoNodes>
{
    [Fact]
    public async Task They_may_start_at_once_where_there_is_not_even_a_database()
    {
        Assert.Equal("1 1 1 4 6", await nodes.AskAsync("""
            SELECT concat_ws(' ', (SELECT count(*) FROM users), (SELECT count(*) FROM api_tokens), (SELECT count(*) FROM channels),
                (SELECT count(*) FROM modules), (SELECT count(*) FROM ticket_types))
            """));
    }

    [Fact]
    public async Task What_happens_on_one_is_seen_on_the_other()
    {
        var (here, there) = (await OpenAsync(nodes.One), await OpenAsync(nodes.Other));

        await nodes.One.DeliverAsync(MetaBody.Text("5511900001234", "wamid.nodes", "Meu PDV não abre", TimeProvider.System.GetUtcNow()));
        await Assertions.Expect(Row(here)).ToContainTextAsync("Meu PDV não abre");
        await Assertions.Expect(Row(there)).ToContainTextAsync("Meu PDV não abre");

        await Row(here).ClickAsync();
        await Row(there).ClickAsync();
        await there.GetByTestId("action-take").ClickAsync();
        await Assertions.Expect(here.GetByTestId("ticket-header")).ToHaveAttributeAsync("data-status", "in_progress");

        await there.GetByTestId("composer-text").FillAsync("Já estou olhando");
        await there.GetByTestId("composer-text").PressAsync("Enter");
        var answer = here.Locator("[data-testid=message][data-direction=out]");
        await Assertions.Expect(answer).ToContainTextAsync("Já estou olhando");
        await Assertions.Expect(answer).ToHaveAttributeAsync("data-status", "sent");
    }

    private static ILocator Row(IPage page) => page.GetByTestId("ticket-row");

    private async Task<IPage> OpenAsync(AppProcess node)
    {
        var page = await (await browser.NewContextAsync()).NewPageAsync();
        await page.GotoAsync(node.Address + "login");
        await page.GetByTestId("login-email").FillAsync(TwoNodes.Email);
        await page.GetByTestId("login-password").FillAsync(TwoNodes.Password);
        await page.GetByTestId("login-submit").ClickAsync();
        await page.GetByText("Abertos").ClickAsync();
        return page;
    }
}

public sealed class TwoNodes(TestPostgres postgres) : IAsyncLifetime
{
    public const string Email = "edu@helpdesk.example";
    public const string Password = "correct horse battery";

    private readonly TempDirectory _data = new();
    private readonly ConcurrentBag<AppProcess> _started = [];
    private FakeGraph _graph = null!;
    private string _connection = "";

    public AppProcess One { get; private set; } = null!;

    public AppProcess Other { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        _graph = await FakeGraph.StartAsync();
        _connection = new NpgsqlConnectionStringBuilder(await postgres.EmptyAsync()) { Database = "two_nodes" }.ConnectionString;
        var nodes = await Task.WhenAll(StartAsync(), StartAsync());
        (One, Other) = (nodes[0], nodes[1]);
    }

    public async Task<object?> AskAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(_connection);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var node in _started) await node.DisposeAsync();
        await _graph.DisposeAsync();
        await postgres.DropAsync(_connection);
        _data.Dispose();
    }

    private async Task<AppProcess> StartAsync()
    {
        var node = await AppProcess.StartAsync(Cast.Settings(Cast.ChannelKey, FakeGraph.NumberId, _graph.Address).Concat(
        [
            // Screens need the browser's files, which an app that is not published finds in this environment only.
            new("ASPNETCORE_ENVIRONMENT", "Development"),
            new("Helpdesk:Demo", "false"),
            new("ConnectionStrings:Helpdesk", _connection),
            new("Helpdesk:DataDirectory", _data.Path),
            new("Helpdesk:Bootstrap:AdminEmail", Email),
            new("Helpdesk:Bootstrap:AdminPassword", Password),
            new("Helpdesk:Bootstrap:ApiToken", "two-nodes-token"),
        ]));
        _started.Add(node);
        return node;
    }
}
