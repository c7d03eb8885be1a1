using Helpdesk.Core.Channels;
using Helpdesk.Core.Channels.Meta;
using Helpdesk.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Helpdesk.Tests.Core.Channels;

public sealed class MetaProviderTests : IDisposable
{
    private static readonly ChannelAccess Channel = FakeGraph.ChannelAt(new Uri("http://127.0.0.1:1"));
    private readonly ServiceProvider _services = new ServiceCollection().AddLogging().AddMeta().BuildServiceProvider();

    private IProvider Meta => _services.GetServices<IProvider>().Single(provider => provider.Name == MetaProvider.ProviderName);

    public static TheoryData<string, string> Signatures => new(Fixture.Lines("META-SIGNATURES.tsv")
        .Where(line => !line.StartsWith('#'))
        .Select(line => line.Split('\t'))
        .Select(parts => (parts[0], parts[1])));

    [Theory]
    [MemberData(nameof(Signatures))]
    public void A_body_is_trusted_as_signed_and_not_with_one_bit_flipped(string file, string signature)
    {
        var body = Fixture.Bytes($"meta/{file}");
        var forged = body.ToArray();
        forged[^2] ^= 1;

        Assert.True(Trusts(body, signature));
        Assert.False(Trusts(forged, signature));
    }

    [Fact]
    public void Every_recorded_body_is_signed() =>
        Assert.Equal(Fixture.Webhooks("meta"), Signatures.Select(row => Path.GetFileNameWithoutExtension(row.Data.Item1)).Order(StringComparer.Ordinal));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("sha256=")]
    [InlineData("sha256=7acd8b98")]
    [InlineData("7acd8b989c79d92dfe63d50d6b6a707dd390f06bc153b31bff3372940fbb39f1")]
    [InlineData("sha1=7acd8b989c79d92dfe63d50d6b6a707dd390f06bc153b31bff3372940fbb39f1")]
    [InlineData("sha256=7acd8b989c79d92dfe63d50d6b6a707dd390f06bc153b31bff3372940fbb39fz")]
    [InlineData("sha256=7acd8b989c79d92dfe63d50d6b6a707dd390f06bc153b31bff3372940fbb39f100")]
    public void A_missing_or_mangled_signature_is_not_trusted(string? signature) =>
        Assert.False(Trusts(Fixture.Bytes("meta/text.json"), signature));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public void A_channel_without_app_secret_trusts_nobody(string? secret)
    {
        var credentials = new Dictionary<string, string>();
        if (secret is not null) credentials["AppSecret"] = secret;
        var hash = Convert.ToHexStringLower(System.Security.Cryptography.HMACSHA256.HashData([], "{}"u8));

        Assert.False(Meta.Trusts(Channel with { Credentials = credentials }, new WebhookCall("{}"u8.ToArray(), null, _ => $"sha256={hash}")));
    }

    [Theory]
    [InlineData("subscribe", "fake-verify-token", "1158201444")]
    [InlineData("subscribe", "fake-verify-tokeN", null)]
    [InlineData("subscribe", "", null)]
    [InlineData("subscribe", null, null)]
    [InlineData("unsubscribe", "fake-verify-token", null)]
    public void The_handshake_gives_back_the_challenge_to_who_knows_the_token(string mode, string? token, string? answer) =>
        Assert.Equal(answer, MetaProvider.AnswerHandshake(Channel, mode, token, "1158201444"));

    [Fact]
    public void Free_text_may_be_sent_for_a_day() => Assert.Equal(TimeSpan.FromHours(24), Meta.Can.ReplyWindow);

    public void Dispose() => _services.Dispose();

    private bool Trusts(byte[] body, string? signature) =>
        Meta.Trusts(Channel, new WebhookCall(body, null, name => name == "X-Hub-Signature-256" ? signature : null));
}
