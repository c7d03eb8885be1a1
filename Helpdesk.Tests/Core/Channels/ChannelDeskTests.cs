using System.Text;
using Helpdesk.Core;
using Helpdesk.Core.Channels;
using Helpdesk.Tests.Support;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Tests.Core.Channels;

/// <summary>What administrators do to channels, and what becomes of the secrets.</summary>
public sealed class ChannelDeskTests(TestDatabase database) : IClassFixture<TestDatabase>, IAsyncLifetime
{
    private Cast _cast = null!;
    private ChannelDirectory _directory = null!;
    private ChannelDesk _desk = null!;

    private static ChannelForm MetaForm => new("Meta", "vendas", "Vendas")
    {
        PhoneNumber = "11 90000-0199",
        Credentials = new Dictionary<string, string> { ["PhoneNumberId"] = "209900000000099", ["AccessToken"] = "meta-access-token", ["AppSecret"] = "meta-app-secret" },
    };

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
    public async Task A_new_channel_works_at_once_and_its_secrets_lie_sealed()
    {
        var saved = await _desk.AddAsync(MetaForm);

        var access = _directory.Find("vendas")!;
        Assert.Equal(("meta-access-token", "209900000000099", true), (access["AccessToken"], access.Account, access.Active));
        Assert.Equal(access["VerifyToken"], Assert.Single(saved.Made).Value);
        var row = await RowAsync("vendas");
        Assert.Equal(("+5511900000199", "https://graph.facebook.com", false), (row.PhoneNumber, row.ApiBaseUrl, row.Declared));
        Assert.DoesNotContain("meta-", Encoding.Latin1.GetString(row.Secrets), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_secret_of_an_address_is_made_here_told_once_and_can_be_made_anew()
    {
        var made = (await _desk.AddAsync(PlainProvider.Form("suporte", "Suporte"))).Made[PathSecret.Name];
        Assert.Equal(43, made.Length);
        Assert.True(Trusts("suporte", made));

        var draft = await _desk.OpenAsync((await RowAsync("suporte")).Id);
        Assert.Empty((await _desk.ChangeAsync(draft.Id, draft.Version, draft.Form)).Made);
        var renewed = (await _desk.RenewAsync(draft.Id)).Made[PathSecret.Name];

        Assert.False(Trusts("suporte", made));
        Assert.True(Trusts("suporte", renewed));
        Assert.Equal("plain-token", _directory.Find("suporte")!["Token"]);
    }

    [Fact]
    public async Task All_that_is_wrong_is_said_at_once_and_names_its_field()
    {
        var form = new ChannelForm("Meta", "São Paulo", " ") { PhoneNumber = "123", ApiBaseUrl = "graph", Credentials = new Dictionary<string, string> { ["AccessToken"] = " " } };

        var no = await Assert.ThrowsAsync<InputRefusedException>(() => _desk.AddAsync(form));

        Assert.Equal(
            [
                ("displayName", Refusal.FieldMissing), ("key", Refusal.KeyInvalid), ("phoneNumber", Refusal.PhoneInvalid), ("apiBaseUrl", Refusal.AddressInvalid),
                ("credentials.PhoneNumberId", Refusal.FieldMissing), ("credentials.AccessToken", Refusal.FieldMissing), ("credentials.AppSecret", Refusal.FieldMissing),
            ],
            no.Refusals.Select(r => (r.Field!, r.Refusal)));
    }

    [Fact]
    public async Task A_form_shows_no_secret_and_an_empty_field_keeps_it()
    {
        var id = (await _desk.AddAsync(PlainProvider.Form("suporte", "Suporte") with { Credentials = Credentials(("ClientToken", "client-token")) })).Id;

        var draft = await _desk.OpenAsync(id);
        Assert.Equal(["InstanceId"], draft.Form.Credentials.Keys);
        Assert.Equal(["ClientToken", "Token", "WebhookSecret"], draft.Kept.Order());

        await _desk.ChangeAsync(id, draft.Version, draft.Form with { DisplayName = "Suporte 2", Credentials = Credentials(("Token", "")) });
        Assert.Equal(("plain-token", "client-token"), (_directory.Find(id)!["Token"], _directory.Find(id)!["ClientToken"]));

        draft = await _desk.OpenAsync(id);
        await _desk.ChangeAsync(id, draft.Version, draft.Form with { Credentials = Credentials(("Token", "another")), Forgotten = new HashSet<string> { "ClientToken" } });
        Assert.Equal("another", _directory.Find(id)!["Token"]);
        Assert.False(_directory.Find(id)!.Credentials.ContainsKey("ClientToken"));
    }

    [Fact]
    public async Task No_two_channels_have_one_key_or_one_account()
    {
        await _desk.AddAsync(MetaForm);

        var key = await Assert.ThrowsAsync<RefusedException>(() => _desk.AddAsync(PlainProvider.Form("vendas", "Outro")));
        var account = await Assert.ThrowsAsync<RefusedException>(() => _desk.AddAsync(MetaForm with { Key = "vendas-2" }));

        Assert.Equal((Refusal.KeyTaken, "key"), (key.Refusal, key.Field));
        Assert.Equal((Refusal.AccountTaken, "credentials.PhoneNumberId"), (account.Refusal, account.Field));
    }

    [Fact]
    public async Task Who_saves_second_is_told_that_somebody_was_faster()
    {
        var id = (await _desk.AddAsync(MetaForm)).Id;
        var (first, second) = (await _desk.OpenAsync(id), await _desk.OpenAsync(id));
        await _desk.ChangeAsync(id, first.Version, first.Form with { DisplayName = "Vendas SP" });

        var no = await Assert.ThrowsAsync<RefusedException>(() => _desk.ChangeAsync(id, second.Version, second.Form with { DisplayName = "Vendas RJ" }));

        Assert.Equal(Refusal.VersionStale, no.Refusal);
        Assert.Equal("Vendas SP", (await RowAsync("vendas")).DisplayName);
    }

    [Fact]
    public async Task What_the_settings_declare_is_changed_there_and_nowhere_else()
    {
        var declared = await _desk.OpenAsync(_cast.Channel.Id);

        var refusals = new[]
        {
            await Record.ExceptionAsync(() => _desk.ChangeAsync(declared.Id, declared.Version, declared.Form)),
            await Record.ExceptionAsync(() => _desk.SwitchAsync(declared.Id, active: false)),
            await Record.ExceptionAsync(() => _desk.RenewAsync(declared.Id)),
        };

        Assert.All(refusals, no => Assert.Equal(Refusal.ChannelDeclared, Assert.IsType<RefusedException>(no).Refusal));
    }

    [Fact]
    public async Task A_channel_that_was_switched_off_stays_off_when_it_is_changed()
    {
        var id = (await _desk.AddAsync(MetaForm)).Id;
        await _desk.SwitchAsync(id, active: false);
        var draft = await _desk.OpenAsync(id);

        await _desk.ChangeAsync(id, draft.Version, draft.Form);

        Assert.False(_directory.Find(id)!.Active);
    }

    [Fact]
    public async Task Lost_keys_cost_the_channel_that_they_sealed_and_no_other()
    {
        using var elsewhere = PlainProvider.DirectoryOf(_cast, new PlainProvider(), new EphemeralDataProtectionProvider());
        var id = (await new ChannelDesk(_cast.Database, elsewhere).AddAsync(PlainProvider.Form("suporte", "Suporte"))).Id;

        await _directory.ReloadAsync();
        var draft = await _desk.OpenAsync(id);
        var no = await Assert.ThrowsAsync<InputRefusedException>(() => _desk.ChangeAsync(id, draft.Version, draft.Form));
        var made = (await _desk.ChangeAsync(id, draft.Version, draft.Form with { Credentials = Credentials() })).Made;

        Assert.NotNull(_directory.Find(Cast.ChannelKey));
        Assert.Equal(["credentials.Token"], no.Refusals.Select(r => r.Field));
        Assert.True(Trusts("suporte", made[PathSecret.Name]));
    }

    [Theory]
    [InlineData("Suporte São Paulo", "suporte-sao-paulo")]
    [InlineData("  Nº 2 / Vendas! ", "n-2-vendas")]
    [InlineData("Vendas", "vendas-3")]
    [InlineData("🙂", "")]
    public void A_key_is_suggested_from_the_name(string name, string key) => Assert.Equal(key, ChannelKey.Suggest(name, ["vendas", "vendas-2"]));

    private static Dictionary<string, string> Credentials(params (string Name, string Value)[] others)
    {
        var credentials = new Dictionary<string, string> { ["InstanceId"] = "1150", ["Token"] = "plain-token" };
        foreach (var (name, value) in others) credentials[name] = value;
        return credentials;
    }

    private bool Trusts(string key, string secret) =>
        new PlainProvider().Trusts(_directory.Find(key)!, new WebhookCall(ReadOnlyMemory<byte>.Empty, secret, _ => null));

    private Task<Channel> RowAsync(string key) => _cast.Database.ReadAsync(db => db.Channels.SingleAsync(c => c.Key == key));
}
