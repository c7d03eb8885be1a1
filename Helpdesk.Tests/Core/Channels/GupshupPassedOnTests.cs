using System.Text;
using System.Text.Json.Nodes;
using Helpdesk.Core.Channels;
using Helpdesk.Core.Channels.Gupshup;
using Helpdesk.Tests.Support;

namespace Helpdesk.Tests.Core.Channels;

/// <summary>Meta's bodies as Gupshup passes them on (v3): what it adds, and what that changes.</summary>
public sealed class GupshupPassedOnTests
{
    private const string Account = "gs_app_id:6b1f0f0e-0000-4c11-9a55-000000000701";
    private static readonly DateTimeOffset Received = new(2026, 11, 16, 12, 30, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("""{"gs_id":"937b0906-1480-4e2e-bf0d-480c7bb0c861","id":"wamid.1","status":"enqueued","timestamp":1794830400000}""",
        "12:00:00 sent wamid.1 request …0-4e2e to nobody")]
    [InlineData("""{"gs_id":"937b0906-1480-4e2e-bf0d-480c7bb0c861","id":"937b0906-1480-4e2e-bf0d-480c7bb0c861","status":"delivered","timestamp":"1794830400"}""",
        "12:00:00 delivered request …0-4e2e to nobody")]
    [InlineData("""{"id":"937b0906-1480-4e2e-bf0d-480c7bb0c861","status":"failed","errors":[{"code":1002}],"timestamp":"1794830400"}""",
        "12:00:00 failed request …0-4e2e to nobody failed NotOnWhatsApp 1002")]
    [InlineData("""{"id":"wamid.1","status":"failed","errors":[{"code":131047}],"timestamp":1794830400}""", "12:00:00 failed wamid.1 to nobody failed OutOfWindow 131047")]
    [InlineData("""{"gs_id":"937b0906-1480-4e2e-bf0d-480c7bb0c861","status":"read","timestamp":"1794830400"}""", "12:00:00 read request …0-4e2e to nobody")]
    [InlineData("""{"status":"read","timestamp":"1794830400"}""", "12:00:00 not understood: status without id")]
    [InlineData("""{"id":"wamid.1","status":"teleported","timestamp":"1794830400"}""", "12:00:00 not understood: unknown status teleported")]
    public void A_status_names_the_message_by_either_id_or_both(string status, string told) => Assert.Equal([told], Told("messages", $$"""{"statuses":[{{status}}]}"""));

    [Theory]
    [InlineData("""{"gs_id":"gs","id":"gs","meta_msg_id":"wamid.0"}""", "gs")]
    [InlineData("""{"id":"other","meta_msg_id":"wamid.0"}""", "wamid.0")]
    [InlineData("""{"gs_id":"","id":"wamid.0"}""", "wamid.0")]
    [InlineData("""{"from":"5511900000700"}""", null)]
    public void A_quote_is_of_the_id_that_we_may_know(string context, string? quoted)
    {
        var message = $$$"""{"id":"wamid.1","from":"5511900001234","type":"text","text":{"body":"Oi"},"timestamp":"1794830400","context":{{{context}}}}""";

        Assert.Equal(quoted, Assert.IsType<IncomingMessage>(Assert.Single(Read("messages", $$"""{"messages":[{{message}}]}"""))).ReplyTo);
    }

    [Fact]
    public void A_file_is_known_by_its_address_alone()
    {
        var image = Assert.IsType<IncomingMessage>(Assert.Single(GupshupReader.Read(Fixture.Bytes("gupshup/v3_message_image.json"), Received)));

        Assert.Equal((null, null), (image.Content.Media!.Id, image.Content.Media.Sha256));
        Assert.StartsWith("https://filemanager.gupshup.io/", image.Content.Media.Url, StringComparison.Ordinal);
        Assert.Equal("image/jpeg", image.Content.Media.ContentType);
    }

    [Theory]
    [InlineData("billing-event", """{"billing":{"deductions":{}}}""", "ignored")]
    [InlineData("platform-event", """{"type":"connectivity-check","initiator":"gupshup"}""", "ignored")]
    [InlineData("platform-event", """{"type":"outage","initiator":"gupshup"}""", "notice platform-event \"type: outage, initiator: gupshup\"")]
    [InlineData("account_update", """{"event":"DISABLED_UPDATE"}""", "notice account_update \"event: DISABLED_UPDATE\"")]
    [InlineData("weather", "{}", "not understood: unknown field weather")]
    public void What_is_said_about_the_app_is_for_administrators_or_for_nobody(string field, string value, string told) =>
        Assert.Equal([$"12:30:00 {told}"], Told(field, value));

    [Theory]
    [InlineData("echo_text")]
    [InlineData("text_bsuid_only_username")]
    [InlineData("edit_text")]
    [InlineData("group_text")]
    [InlineData("system_user_changed_number")]
    [InlineData("reaction")]
    [InlineData("revoke")]
    public void All_else_is_as_Meta_says_it(string metas)
    {
        var body = GupshupBody.PassedOn(Encoding.UTF8.GetString(Fixture.Bytes($"meta/{metas}.json")));

        Assert.Equal(MetaEffects.Of[metas], GupshupReader.Read(Encoding.UTF8.GetBytes(body), Received).Select(part => Telling.Of(part, Account)));
    }

    [Fact]
    public void A_part_that_makes_no_sense_hides_none_of_its_neighbours()
    {
        var body = JsonNode.Parse(Fixture.Bytes("gupshup/v3_message_text.json"))!;
        body["entry"]![0]!["changes"]![0]!["value"]!["messages"]!.AsArray().Insert(0, 7);

        var read = GupshupReader.Read(Encoding.UTF8.GetBytes(body.ToJsonString()), Received);

        Assert.Equal([typeof(NotUnderstood), typeof(IncomingMessage)], read.Select(part => part.GetType()));
    }

    private static IReadOnlyList<Incoming> Read(string field, string value) => GupshupReader.Read(Encoding.UTF8.GetBytes(
        $$"""{"gs_app_id":"{{FakeGupshup.AppId}}","object":"whatsapp_business_account","entry":[{"id":"1","changes":[{"field":"{{field}}","value":{{value}}}]}]}"""), Received);

    private static string[] Told(string field, string value) => [.. Read(field, value).Select(part => Telling.Of(part, Account))];
}
