using Helpdesk.Core.Channels;
using Helpdesk.Tests.Support;

namespace Helpdesk.Tests.Core.Channels;

public sealed class UltraMsgProviderTests : UltraMsgSending
{
    [Theory]
    [InlineData(FakeUltraMsg.Secret, true)]
    [InlineData("fake-webhook-secreT", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void Only_who_knows_the_secret_in_the_address_is_trusted(string? secret, bool trusted) =>
        Assert.Equal(trusted, Provider.Trusts(Channel, new WebhookCall("{}"u8.ToArray(), secret, _ => null)));

    [Theory]
    [InlineData("instance1150", "1150", true)]
    [InlineData("1150", "instance1150", true)]
    [InlineData("1150", "", true)]
    [InlineData("1150", "1151", false)]
    public void An_instance_is_known_with_and_without_its_prefix(string set, string told, bool owns)
    {
        var channel = FakeUltraMsg.ChannelAt(Ultra.Address, set);

        Assert.Equal(owns, Provider.Owns(channel, channel, told));
    }

    [Fact]
    public void A_body_at_one_channels_address_is_never_anothers()
    {
        var other = FakeUltraMsg.ChannelAt(Ultra.Address, "1151");

        Assert.False(Provider.Owns(other, Channel, "1151"));
    }

    [Fact]
    public async Task A_connected_instance_says_so()
    {
        var state = await Provider.AskStateAsync(Channel, Stop);

        Assert.Equal((true, null), (state!.Connected, state.Words));
        Assert.Equal("/instance70001/instance/status", Assert.Single(Ultra.Requests).Path);
    }

    [Theory]
    [InlineData("""{"status":{"accountStatus":{"status":"qr","substatus":"qr"}}}""", "qr")]
    [InlineData("""{"status":{"accountStatus":{"status":"authenticated","substatus":"phone offline"}}}""", "authenticated, phone offline")]
    [InlineData("""{"status":{"accountStatus":{"status":"standby"}}}""", "standby")]
    [InlineData("""{"error":"Wrong token"}""", "Wrong token")]
    public async Task Any_other_state_is_not_connected_and_says_why(string answer, string words)
    {
        Ultra.Status = answer;

        var state = await Provider.AskStateAsync(Channel, Stop);

        Assert.Equal((false, words), (state!.Connected, state.Words));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("<html/>")]
    public async Task An_answer_without_a_state_is_no_state(string answer)
    {
        Ultra.Status = answer;

        await Assert.ThrowsAsync<HttpRequestException>(() => Provider.AskStateAsync(Channel, Stop));
    }

    [Fact]
    public async Task Silence_about_the_state_is_not_waited_for_without_end()
    {
        Clock = new StoppedClock();
        Ultra.Next(GraphAnswer.Silence(out var heard));

        var asking = Assert.ThrowsAsync<HttpRequestException>(() => Provider.AskStateAsync(Channel, Stop));
        await heard.WaitAsync(Stop);
        Clock.Advance(TimeSpan.FromSeconds(15));

        await asking;
    }

    [Fact]
    public async Task Reading_is_told_and_a_refusal_of_it_disturbs_nobody()
    {
        await Provider.ShowAsync(Channel, new Sign(Maria, "false_1", Typing: false), Stop);
        Ultra.Next(GraphAnswer.Status(500), GraphAnswer.Drop);
        await Provider.ShowAsync(Channel, new Sign(Maria, "false_2", Typing: true), Stop);
        await Provider.ShowAsync(Channel, new Sign(Maria, "false_3", Typing: false), Stop);

        Assert.All(Ultra.Requests, request => Assert.Equal(("/instance70001/chats/read", $"{Maria}@c.us"), (request.Path, request.Fields["chatId"])));
        Assert.Equal(3, Ultra.Requests.Count);
    }

    [Fact]
    public async Task The_token_is_written_to_no_log()
    {
        await SendAsync();
        await Provider.AskStateAsync(Channel, Stop);
        await Provider.AskAsync(Channel, new Inquiry(MessageId, null), Stop);
        Ultra.Next(GraphAnswer.Drop);
        await Provider.ShowAsync(Channel, new Sign(Maria, "false_1", Typing: false), Stop);

        Assert.NotEmpty(Log.Lines);
        Assert.DoesNotContain(Log.Lines, line => line.Contains(FakeUltraMsg.Token, StringComparison.Ordinal));
    }

    [Fact]
    public async Task There_is_no_window_and_there_are_no_templates()
    {
        Assert.Null(Provider.Can.ReplyWindow);
        Assert.False(Provider.Can.Templates);
        Assert.Empty(await Provider.TemplatesAsync(Channel, Stop));
    }
}
