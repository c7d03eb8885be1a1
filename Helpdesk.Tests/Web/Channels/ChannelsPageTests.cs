using Bunit;
using Helpdesk.Core.Channels;
using Helpdesk.Core.Conversations;
using Helpdesk.Core.Desk;
using Helpdesk.Core.Live;
using Helpdesk.Core.Users;
using Helpdesk.Tests.Support;
using Helpdesk.Tests.Web.Shell;
using Helpdesk.Web.Features.Channels;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Helpdesk.Tests.Web.Channels;

/// <summary>The administrator's page, on a real database.</summary>
public sealed class ChannelsPageTests(TestDatabase database) : ScreenContext, IClassFixture<TestDatabase>, IAsyncLifetime
{
    private readonly PlainProvider _plain = new();
    private Cast _cast = null!;
    private ChannelDirectory _directory = null!;

    public async ValueTask InitializeAsync()
    {
        _cast = await Cast.OnAsync(database);
        _directory = PlainProvider.DirectoryOf(_cast, _plain);
        await _directory.ReloadAsync();
        JSInterop.Mode = JSRuntimeMode.Loose;
        Services.AddSingleton<AuthenticationStateProvider>(new SignedIn(_cast.Ana.Id, "Edu Nunes", Role.Administrator));
        Services.AddSingleton(_directory).AddSingleton(new ChannelDesk(_cast.Database, _directory)).AddSingleton(new ChannelCards(_cast.Database, _cast.Clock));
        Services.AddSingleton(new ConnectionWatch(_cast.Database, _directory, TimeProvider.System, NullLogger<ConnectionWatch>.Instance));
        Services.AddSingleton(new TestMessages(_cast.Database, _directory, _cast.Clock)).AddSingleton(_cast.Get<ThreadQueries>());
        var reach = new PublicAddress();
        reach.Learn(new Uri("https://atende.example"));
        Services.AddSingleton(reach);
        Texts.ReadIn("pt-BR");
    }

    protected override async ValueTask DisposeAsyncCore()
    {
        await base.DisposeAsyncCore();
        _directory.Dispose();
        await _cast.DisposeAsync();
    }

    [Fact]
    public async Task A_channel_is_added_and_its_address_is_shown_once()
    {
        var page = await OpenAsync();
        await ClickAsync(page, "channel-add");
        await TypeAsync(page, "#channel-provider", PlainProvider.ProviderName);
        await TypeAsync(page, Field("displayName"), "Suporte São Paulo");
        Assert.Equal("suporte-sao-paulo", page.Find(Field("key")).GetAttribute("value"));
        await TypeAsync(page, Field("credentials.InstanceId"), "1150");
        await TypeAsync(page, Field("credentials.Token"), "typed-token");

        await ClickAsync(page, "channel-save");

        var address = page.Find("[data-testid=paste-webhook]").GetAttribute("value");
        Assert.Equal($"https://atende.example/webhooks/suporte-sao-paulo/{_directory.Find("suporte-sao-paulo")![PathSecret.Name]}", address);
        Assert.DoesNotContain("typed-token", page.Markup, StringComparison.Ordinal);

        var again = await OpenAsync();
        Assert.DoesNotContain(_directory.Find("suporte-sao-paulo")![PathSecret.Name], again.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_wrong_stands_at_its_field_and_what_was_typed_stays()
    {
        var page = await OpenAsync();
        await ClickAsync(page, "channel-add");
        await TypeAsync(page, "#channel-provider", PlainProvider.ProviderName);
        await TypeAsync(page, Field("displayName"), "Suporte");
        await TypeAsync(page, Field("phoneNumber"), "123");

        await ClickAsync(page, "channel-save");

        Assert.Contains("“123” não é um telefone", About(page, "phoneNumber"), StringComparison.Ordinal);
        Assert.Equal("Preencha este campo.", About(page, "credentials.Token"));
        Assert.Equal("Suporte", page.Find(Field("displayName")).GetAttribute("value"));
    }

    [Fact]
    public async Task A_change_keeps_the_secrets_that_it_does_not_show()
    {
        var id = (await Services.GetRequiredService<ChannelDesk>().AddAsync(PlainProvider.Form("suporte", "Suporte"))).Id;
        var page = await OpenAsync();

        await ClickAsync(page, "channel-change");
        Assert.DoesNotContain("plain-token", page.Markup, StringComparison.Ordinal);
        Assert.Equal("guardado", page.Find(Field("credentials.Token")).GetAttribute("placeholder"));
        await TypeAsync(page, Field("displayName"), "Suporte 2");
        await ClickAsync(page, "channel-save");

        Assert.Equal("plain-token", _directory.Find(id)!["Token"]);
        Hub.Publish(new ChannelChanged(id));
        await ShowsAsync(page, () => page.Markup.Contains("Suporte 2", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_declared_channel_says_which_setting_and_offers_no_change()
    {
        var page = await OpenAsync();

        var channel = page.Find($"[data-testid=channel][data-channel={Cast.ChannelKey}]");
        Assert.Contains("Helpdesk__Channels__meta-main", channel.TextContent, StringComparison.Ordinal);
        Assert.Empty(channel.QuerySelectorAll("[data-testid=channel-change], [data-testid=channel-renew], [data-testid=channel-switch]"));
        Assert.Single(channel.QuerySelectorAll("[data-testid=channel-test]"));
        Assert.DoesNotContain(FakeGraph.Token, page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_connection_is_asked_and_the_providers_words_are_shown()
    {
        await Services.GetRequiredService<ChannelDesk>().AddAsync(PlainProvider.Form("suporte", "Suporte"));
        _plain.State = () => new ChannelState(false, "Phone is offline") { Account = "1150", At = Clock.GetUtcNow() };
        var page = await OpenAsync();

        await page.Find("[data-channel=suporte] [data-testid=channel-ask]").ClickAsync(new());

        var answer = page.Find("[data-channel=suporte] [data-testid=channel-answer]").TextContent;
        Assert.Contains("não está conectado", answer, StringComparison.Ordinal);
        Assert.Contains("Phone is offline", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_test_message_is_followed_as_far_as_it_gets()
    {
        await Services.GetRequiredService<ChannelDesk>().AddAsync(PlainProvider.Form("suporte", "Suporte"));
        var page = await OpenAsync();
        await page.Find("[data-channel=suporte] [data-testid=channel-test]").ClickAsync(new());
        await TypeAsync(page, Field("phone"), "11 90000-0777");

        await ClickAsync(page, "channel-test-send");
        Assert.Equal("queued", Outcome(page));

        var message = Assert.Single(await _cast.MessagesAsync());
        await _cast.Database.ChangeAsync(async db => (await db.Messages.SingleAsync()).Confirm(Delivery.Failed, new Failure(FailureKind.NotOnWhatsApp, null, "no such account")));
        Hub.Publish(new MessageChanged(message.ConversationId, message.Id));

        await ShowsAsync(page, () => Outcome(page) == "failed");
        Assert.Contains("no such account", page.Find("[data-testid=channel-test-outcome]").TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("pt-BR")]
    [InlineData("en")]
    public void Every_credential_that_is_asked_for_has_a_name_and_a_hint(string language)
    {
        Texts.ReadIn(language);
        var words = Texts.Of<ChannelTexts>();

        var missing =
            from provider in _cast.Get<IEnumerable<IProvider>>()
            from credential in provider.Needs.Credentials
            where words[$"Credential{credential.Name}"].ResourceNotFound || words.HintOf(provider.Name, credential) is null
                || words[$"Provider{provider.Name}"].ResourceNotFound || words[$"Paste{provider.Name}"].ResourceNotFound
            select $"{provider.Name} {credential.Name}";
        Assert.Empty(missing);
    }

    private async Task<IRenderedComponent<ChannelsPage>> OpenAsync()
    {
        var page = Render<ChannelsPage>();
        await ShowsAsync(page, () => page.FindAll("[data-testid=channel]").Count > 0);
        return page;
    }

    private static string Field(string id) => $"[data-testid='channel-field-{id}']";

    private static string About(IRenderedComponent<IComponent> page, string field) => page.Find($"[id='channel-{field}-about']").TextContent.Trim();

    private static string? Outcome(IRenderedComponent<IComponent> page) => page.Find("[data-testid=channel-test-outcome]").GetAttribute("data-status");

    private static Task ClickAsync(IRenderedComponent<IComponent> page, string testId) => page.Find($"[data-testid={testId}]").ClickAsync(new());

    private static Task TypeAsync(IRenderedComponent<IComponent> page, string selector, string value) => page.Find(selector).ChangeAsync(new ChangeEventArgs { Value = value });
}
