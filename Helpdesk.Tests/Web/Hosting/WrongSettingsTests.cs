using System.Net;
using System.Net.Sockets;
using Helpdesk.Tests.Support;

namespace Helpdesk.Tests.Web.Hosting;

/// <summary>A wrong setting stops the start with one line that names it.</summary>
public sealed class WrongSettingsTests(TestDatabase database) : IClassFixture<TestDatabase>, IDisposable
{
    private readonly TempDirectory _data = new();

    public void Dispose() => _data.Dispose();

    [Theory]
    [InlineData("Helpdesk__Channels__meta-main__Provider", "Carrier pigeon")]
    [InlineData("Helpdesk__Channels__meta-main__AppSecret", "")]
    [InlineData("Helpdesk__Organization__TimeZone", "America/Sampa")]
    [InlineData("Helpdesk__Webhooks__PerSecond", "0")]
    [InlineData("Helpdesk__Webhooks__PerSecond", "many")]
    [InlineData("Helpdesk__Demo", "perhaps")]
    [InlineData("Helpdesk__Bootstrap__AdminPassword", "short")]
    [InlineData("Helpdesk__Bootstrap__AdminEmail", "nobody")]
    [InlineData("ConnectionStrings__Helpdesk", "helpdesk")]
    [InlineData("ASPNETCORE_URLS", "everywhere")]
    [InlineData("ASPNETCORE_URLS", "http://127.0.0.1:99999")]
    public Task It_is_named_in_one_line(string setting, string value) => FailsAsync(setting, value);

    [Fact]
    public async Task A_database_that_lets_nobody_in_is_one()
    {
        await FailsAsync("ConnectionStrings__Helpdesk", $"{database.ConnectionString};Password=wrong");
    }

    [Fact]
    public async Task A_port_that_somebody_else_listens_on_is_one()
    {
        using var somebody = new TcpListener(IPAddress.Loopback, 0);
        somebody.Start();

        await FailsAsync("ASPNETCORE_URLS", $"http://{somebody.LocalEndpoint}");
    }

    [Fact]
    public async Task A_data_directory_that_cannot_be_made_is_one()
    {
        var file = Path.Combine(_data.Path, "file");
        await File.WriteAllTextAsync(file, "", TestContext.Current.CancellationToken);

        await FailsAsync("Helpdesk__DataDirectory", Path.Combine(file, "data"));
    }

    private async Task FailsAsync(string setting, string value)
    {
        var settings = new Dictionary<string, string?>(Cast.Settings(Cast.ChannelKey, FakeGraph.NumberId, api: null))
        {
            ["ConnectionStrings:Helpdesk"] = database.ConnectionString,
            ["Helpdesk:DataDirectory"] = _data.Path,
            ["ASPNETCORE_URLS"] = "http://127.0.0.1:0",
        };

        // Elsewhere they would make an administrator before the start fails, and a database that has one looks at them no more.
        if (setting.StartsWith("Helpdesk__Bootstrap__", StringComparison.Ordinal))
        {
            settings["Helpdesk:Bootstrap:AdminEmail"] = "edu@helpdesk.example";
            settings["Helpdesk:Bootstrap:AdminPassword"] = "correct horse battery";
        }

        settings[setting.Replace("__", ":", StringComparison.Ordinal)] = value;
        var start = await AppProcess.FailAsync(settings);

        Assert.Equal(1, start.ExitCode);
        var line = Assert.Single(start.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains(setting, line, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", start.Output, StringComparison.Ordinal);
    }
}
