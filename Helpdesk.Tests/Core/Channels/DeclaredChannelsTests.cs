using Helpdesk.Core.Channels;
using Helpdesk.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;

namespace Helpdesk.Tests.Core.Channels;

/// <summary>Channels of the settings, beside those of the screen.</summary>
public sealed class DeclaredChannelsTests(TestDatabase database) : IClassFixture<TestDatabase>, IAsyncLifetime
{
    private const string Account = "209900000000077";

    private Cast _cast = null!;
    private ChannelDirectory _directory = null!;
    private ChannelDesk _desk = null!;

    public async ValueTask InitializeAsync()
    {
        _cast = await Cast.OnAsync(database);
        _directory = PlainProvider.DirectoryOf(_cast, new PlainProvider());
        await _directory.ReloadAsync();
        _desk = new ChannelDesk(_cast.Database, _directory);
    }

    public async ValueTask DisposeAsync()
    {
        _directory.Dispose();
        await _cast.DisposeAsync();
    }

    [Fact]
    public async Task One_that_the_settings_name_no_more_is_the_administrators()
    {
        await ApplyAsync([]);

        await _desk.SwitchAsync(_cast.Channel.Id, active: false);

        Assert.False(await IsActiveAsync(Cast.ChannelKey));
    }

    [Fact]
    public async Task One_that_was_added_on_the_screen_gives_way_when_the_settings_declare_its_account()
    {
        await _desk.AddAsync(new ChannelForm("Meta", "vendas", "Vendas")
        {
            Credentials = new Dictionary<string, string> { ["PhoneNumberId"] = Account, ["AccessToken"] = "meta-access-token", ["AppSecret"] = "meta-app-secret" },
        });

        await ApplyAsync(Cast.Settings("meta-one", Account, api: null));

        Assert.Equal((false, true), (await IsActiveAsync("vendas"), await IsActiveAsync("meta-one")));
    }

    [Fact]
    public async Task Two_of_one_account_stop_the_start()
    {
        var twice = Cast.Settings("meta-one", Account, api: null).Concat(Cast.Settings("meta-two", Account, api: null));

        var no = await Assert.ThrowsAsync<SettingException>(() => ApplyAsync(twice));

        Assert.Equal("Helpdesk__Channels__meta-two__PhoneNumberId", no.Setting);
        Assert.Contains("meta-one", no.Message, StringComparison.Ordinal);
    }

    private Task ApplyAsync(IEnumerable<KeyValuePair<string, string?>> settings) =>
        new DeclaredChannels(new ConfigurationBuilder().AddInMemoryCollection(settings).Build(), _cast.Database, _directory).ApplyAsync();

    private Task<bool> IsActiveAsync(string key) => _cast.Database.ReadAsync(db => db.Channels.Where(c => c.Key == key).Select(c => c.Active).SingleAsync());
}
