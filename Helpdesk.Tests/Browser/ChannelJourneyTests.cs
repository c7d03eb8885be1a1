using Helpdesk.Core.Channels;
using Helpdesk.Core.Users;
using Helpdesk.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace Helpdesk.Tests.Browser;

/// <summary>An administrator at the channels, while technicians work.</summary>
public sealed class ChannelJourneyTests(TestApp app, TestBrowser browser) : Journey(app, browser), IClassFixture<TestApp>
{
    private readonly TestBrowser _browser = browser;

    [Fact]
    public async Task A_channel_is_added_changed_and_tried_and_no_secret_comes_back()
    {
        await using var window = await _browser.NewContextAsync();
        var edu = await OpenChannelsAsync(window);

        await edu.GetByTestId("channel-add").ClickAsync();
        await FillAsync(edu, "displayName", "Vendas São Paulo");
        await edu.GetByTestId("channel-save").ClickAsync();
        await Expect(edu.Locator("[id='channel-credentials.AccessToken-about']")).ToHaveTextAsync("Preencha este campo.");
        await FillAsync(edu, "credentials.PhoneNumberId", "209900000000777");
        await FillAsync(edu, "credentials.AccessToken", FakeGraph.Token);
        await FillAsync(edu, "credentials.AppSecret", "journey-app-secret");
        await FillAsync(edu, "apiBaseUrl", App.Graph.Address.ToString());
        await edu.GetByTestId("channel-save").ClickAsync();

        await Expect(edu.GetByTestId("paste-webhook")).ToHaveValueAsync(new Uri(App.BaseAddress, "/webhooks/vendas-sao-paulo").ToString());
        var token = await edu.GetByTestId("paste-VerifyToken").InputValueAsync();
        using var shake = await App.Anonymous.GetAsync(
            $"/webhooks/vendas-sao-paulo?hub.mode=subscribe&hub.verify_token={token}&hub.challenge=42", TestContext.Current.CancellationToken);
        Assert.Equal("42", await shake.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        await edu.GetByTestId("channel-pasted").ClickAsync();
        await Expect(edu.GetByTestId("channel-paste")).ToHaveCountAsync(0);

        var channel = edu.Locator("[data-testid=channel][data-channel=vendas-sao-paulo]");
        await channel.GetByTestId("channel-change").ClickAsync();
        await Expect(edu.GetByTestId("channel-field-credentials.AccessToken")).ToHaveAttributeAsync("placeholder", "guardado");
        await FillAsync(edu, "displayName", "Vendas SP");
        foreach (var secret in new[] { FakeGraph.Token, "journey-app-secret", token }) Assert.DoesNotContain(secret, await edu.ContentAsync(), StringComparison.Ordinal);
        await edu.GetByTestId("channel-save").ClickAsync();
        await Expect(channel.GetByRole(AriaRole.Heading, new() { Name = "Vendas SP" })).ToBeVisibleAsync();
        Assert.Equal(FakeGraph.Token, App.Get<ChannelDirectory>().Find("vendas-sao-paulo")!["AccessToken"]);

        await channel.GetByTestId("channel-test").ClickAsync();
        await FillAsync(edu, "phone", "11 90000-1234");
        await edu.GetByTestId("channel-test-send").ClickAsync();
        await Expect(edu.GetByTestId("channel-test-form")).ToContainTextAsync("só um modelo aprovado");

        var declared = edu.Locator($"[data-testid=channel][data-channel={TestApp.Channel}]");
        await Expect(declared).ToContainTextAsync("Helpdesk__Channels__meta-main");
        await Expect(declared.GetByTestId("channel-change")).ToHaveCountAsync(0);
        await Expect(declared.GetByTestId("channel-switch")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_number_that_loses_its_connection_is_seen_on_every_screen_until_it_is_back()
    {
        await SetAsync(connected: false);
        await Task.WhenAll(Expect(Down(Ana)).ToContainTextAsync("Canal Suporte desconectado desde"), Expect(Down(Bia)).ToContainTextAsync("Canal Suporte desconectado desde"));

        await SetAsync(connected: true);
        await Task.WhenAll(Expect(Down(Ana)).ToHaveCountAsync(0), Expect(Down(Bia)).ToHaveCountAsync(0));
    }

    [Fact]
    public async Task A_missed_call_asks_to_be_rung_back_until_somebody_does()
    {
        await DeliverAsync(MetaBody.Call("5511900001234", "wacid.back", "connect", Now));
        await DeliverAsync(MetaBody.Call("5511900001234", "wacid.back", "terminate", Now));
        await Task.WhenAll(Expect(Mark(Ana)).ToBeVisibleAsync(), Expect(Mark(Bia)).ToBeVisibleAsync());
        await Task.WhenAll(Row(Ana, "Pão Quente").ClickAsync(), Row(Bia, "Pão Quente").ClickAsync());

        var hers = Ana.Locator("[data-testid=message]").GetByTestId("call-back");
        await Expect(hers).ToHaveAttributeAsync("href", "tel:+5511900001234");
        await Expect(Bia.GetByTestId("ticket-header").GetByTestId("call-back")).ToBeVisibleAsync();
        await hers.ClickAsync();

        await Task.WhenAll(
            Expect(Ana.GetByTestId("call-back")).ToHaveCountAsync(0), Expect(Bia.GetByTestId("call-back")).ToHaveCountAsync(0),
            Expect(Mark(Ana)).ToHaveCountAsync(0), Expect(Mark(Bia)).ToHaveCountAsync(0));
        await Expect(Bia.Locator("[data-testid=message]").Filter(new() { HasText = "Ana Prado ligou de volta" })).ToBeVisibleAsync();
        await Expect(Bia.Locator(".event").Filter(new() { HasText = "Ana Prado ligou de volta" })).ToBeVisibleAsync();
    }

    private async Task<IPage> OpenChannelsAsync(IBrowserContext window)
    {
        window.SetDefaultTimeout(30_000);
        var page = await window.NewPageAsync();
        await App.SignInAsync(window, "Edu Nunes", "edu", Role.Administrator);
        await page.GotoAsync(new Uri(App.BaseAddress, "/settings/channels").ToString());
        await Expect(page.GetByTestId("connection-state")).ToHaveAttributeAsync("data-state", "connected");
        return page;
    }

    private static Task FillAsync(IPage page, string field, string value) => page.GetByTestId($"channel-field-{field}").FillAsync(value);

    private static ILocator Down(IPage page) => page.GetByTestId("channels-down");

    private static ILocator Mark(IPage page) => Row(page, "Pão Quente").GetByTestId("call-back-mark");

    private Task SetAsync(bool connected) => App.Database.ChangeAsync(async db =>
        (await db.Channels.SingleAsync(c => c.Key == TestApp.Channel)).Hear(new ChannelState(connected, null) { Account = FakeGraph.NumberId, At = Now }));
}
