using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Helpdesk.Core.Channels;
using Helpdesk.Core.Channels.Meta;
using Helpdesk.Tests.Support;

namespace Helpdesk.Tests.Core.Channels;

public class MetaReaderTests
{
    private static readonly DateTimeOffset Received = new(2026, 11, 16, 12, 30, 0, TimeSpan.Zero);

    public static TheoryData<string> Fixtures => [.. Fixture.Webhooks("meta")];

    [Theory]
    [MemberData(nameof(Fixtures))]
    public void A_recorded_body_reads_as_stated(string fixture)
    {
        Assert.True(MetaEffects.Of.TryGetValue(fixture, out var stated), $"MetaEffects does not state what {fixture} reads to");

        Assert.Equal(stated, Read(Fixture.Bytes($"meta/{fixture}.json")).Select(part => Telling.Of(part, MetaEffects.Account)));
    }

    [Fact]
    public void Every_stated_effect_has_its_body() => Assert.Equal(Fixture.Webhooks("meta"), MetaEffects.Of.Keys.Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Fixtures))]
    public void Whatever_one_part_becomes_nothing_is_thrown_and_nothing_vanishes(string fixture)
    {
        var whole = JsonNode.Parse(Fixture.Bytes($"meta/{fixture}.json"))!;

        foreach (var path in Nonsense.Paths(whole))
        {
            foreach (var nonsense in Nonsense.All) Assert.NotEmpty(Read(Nonsense.With(whole, path, nonsense)));
        }
    }

    [Fact]
    public void A_part_that_makes_no_sense_hides_none_of_its_neighbours()
    {
        var body = JsonNode.Parse(Fixture.Bytes("meta/batch_entries_changes_messages.json"))!;
        body["entry"]![0]!["changes"]![0]!["value"]!["messages"]![1] = "?";

        var told = Told(body);

        Assert.Equal(MetaEffects.Of["batch_entries_changes_messages"].Length, told.Length);
        Assert.Equal("12:30:00 not understood: message without id", told[1]);
        Assert.Equal(MetaEffects.Of["batch_entries_changes_messages"][2..], told[2..]);
    }

    [Fact]
    public void A_message_of_a_type_nobody_knows_is_shown_as_such_and_kept_for_the_administrator()
    {
        var told = Told(Message("""{"type":"hologram","hologram":{"id":"1"}}"""));

        Assert.Equal(["12:00:00 message of 5511900001001 unsupported remark hologram", "12:00:00 not understood: message of type hologram"], told);
    }

    [Theory]
    [InlineData("""{"status":"teleported"}""", "12:00:00 not understood: unknown status teleported")]
    [InlineData("""{"status":"failed"}""", "12:00:00 failed wamid.1 to 5511900001001 failed Unknown ")]
    [InlineData("""{"status":"failed","errors":[{"code":777777,"title":"New"}]}""", "12:00:00 failed wamid.1 to 5511900001001 failed Unknown 777777")]
    [InlineData("""{"status":"sent","biz_opaque_callback_data":"0199f3a0-0000-7000-8000-000000000001"}""",
        "12:00:00 sent wamid.1 to 5511900001001 our 0199f3a0-0000-7000-8000-000000000001")]
    public void A_status_tells_how_far_a_message_of_ours_got(string status, string told) =>
        Assert.Equal([told], Told(Part("statuses", status, """{"id":"wamid.1","recipient_id":"5511900001001","timestamp":"1794830400"}""")));

    [Theory]
    [InlineData("""{"type":"reaction","reaction":{"message_id":"wamid.0","emoji":"🙏"}}""", "12:00:00 reaction to wamid.0 🙏 by us")]
    [InlineData("""{"type":"revoke","revoke":{"original_message_id":"wamid.0"}}""", "12:00:00 delete of wamid.0")]
    [InlineData("""{"type":"edit","edit":{"original_message_id":"wamid.0","message":{"type":"text","text":{"body":"Já vou"}}}}""",
        "12:00:00 edit of wamid.0 text \"Já vou\"")]
    public void What_the_companys_own_phone_does_to_its_messages_is_read_too(string echo, string told) =>
        Assert.Equal([told], Told(Part("message_echoes", echo, """{"id":"wamid.1","to":"5511900001001","timestamp":"1794830400"}""")));

    [Theory]
    [InlineData("551190000100", false)]
    [InlineData("5511900001001", true)]
    public void A_call_without_direction_is_judged_by_whose_number_made_it(string from, bool inbound)
    {
        var call = $$"""{"event":"connect","from":"{{from}}","to":"5511900001001"}""";

        var read = Read(Part("calls", call, """{"id":"wacid.1","timestamp":"1794830400"}""", ourNumber: "551190000100"));

        Assert.Equal(inbound, Assert.IsType<IncomingCall>(Assert.Single(read)).Inbound);
    }

    [Theory]
    [InlineData("\"99999999999999999999\"")]
    [InlineData("\"1894830400\"")]
    [InlineData("-5")]
    [InlineData("null")]
    public void An_absurd_time_gives_way_to_that_of_the_arrival(string timestamp)
    {
        var read = Read(Message($$"""{"type":"text","text":{"body":"Oi"},"timestamp":{{timestamp}}}"""));

        Assert.Equal(Received, Assert.Single(read).At);
    }

    [Theory]
    [InlineData("""Ol\u00e1 \ud83d""", "Olá \ufffd")]
    [InlineData("""\ude4f fim \\ud83d""", "\ufffd fim \\ud83d")]
    [InlineData("""\ud83d\ude4f\ud83d""", "🙏\ufffd")]
    [InlineData("""a\u0000b""", "ab")]
    public void A_text_that_no_database_takes_is_mended_instead_of_lost(string escaped, string text)
    {
        var read = Read(Message($$$"""{"type":"text","text":{"body":"{{{escaped}}}"}}"""));

        Assert.Equal(text, Assert.IsType<IncomingMessage>(Assert.Single(read)).Content.Text);
    }

    [Theory]
    [InlineData("[]", "no WhatsApp body")]
    [InlineData("""{"object":"page","entry":[]}""", "no WhatsApp body")]
    [InlineData("""{"object":"whatsapp_business_account","entry":[]}""", "empty")]
    [InlineData("""{"object":"whatsapp_business_account","entry":[7]}""", "entry without changes")]
    [InlineData("""{"object":"whatsapp_business_account","entry":[{"id":"1","changes":[{"field":"history","value":{}}]}]}""", "unknown field history")]
    public void A_body_of_another_kind_is_kept_as_not_understood(string body, string reason) =>
        Assert.Equal(reason, Assert.IsType<NotUnderstood>(Assert.Single(Read(Encoding.UTF8.GetBytes(body)))).Reason);

    [Fact]
    public void A_body_nested_a_million_deep_is_harmless()
    {
        var body = Encoding.UTF8.GetBytes(new string('[', 1_000_000) + new string(']', 1_000_000));

        Assert.Equal("nested too deeply", Assert.IsType<NotUnderstood>(Assert.Single(Read(body))).Reason);
    }

    [Fact]
    public void Half_a_character_in_a_name_is_harmless() =>
        Assert.IsType<NotUnderstood>(Assert.Single(Read("""{"\ud83d":1,"object":"whatsapp_business_account"}"""u8.ToArray())));

    [Theory]
    [InlineData("")]
    [InlineData("<html/>")]
    [InlineData("{\"object\":")]
    [InlineData("[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[")]
    public void What_is_no_JSON_is_refused(string body) => Assert.ThrowsAny<JsonException>(() => Read(Encoding.UTF8.GetBytes(body)));

    private static IReadOnlyList<Incoming> Read(byte[] body) => MetaReader.Read(body, Received);

    private static string[] Told(byte[] body) => [.. Read(body).Select(part => Telling.Of(part, MetaEffects.Account))];

    private static string[] Told(JsonNode body) => Told(Encoding.UTF8.GetBytes(body.ToJsonString()));

    private static byte[] Message(string part) =>
        Part("messages", part, """{"id":"wamid.1","from":"5511900001001","timestamp":"1794830400"}""");

    // Spliced as text: a node would already stumble over the broken escapes that some tests are about.
    private static byte[] Part(string list, string part, string envelope, string ourNumber = "5511900000100") => Encoding.UTF8.GetBytes(
        $$$"""
        {"object":"whatsapp_business_account","entry":[{"id":"104500000000001","changes":[{"field":"messages","value":{
          "metadata":{"display_phone_number":"{{{ourNumber}}}","phone_number_id":"{{{MetaEffects.Account}}}"},
          "{{{list}}}":[{{{envelope[..^1]}}},{{{part[1..]}}}] }}]}]}
        """);
}
