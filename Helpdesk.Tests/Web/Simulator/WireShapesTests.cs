using Helpdesk.Core.Channels;
using Helpdesk.Tests.Support;
using Helpdesk.Web.Features.Simulator;
using Helpdesk.Web.Features.Simulator.ZApi;

namespace Helpdesk.Tests.Web.Simulator;

/// <summary>What a wire says is built like what the provider really said.</summary>
public sealed class WireShapesTests : BareWires
{
    private static readonly string[] NotTold = ["conversation", "biz_opaque_callback_data"];

    /// <summary>The recorded bodies of version 3 are older than these.</summary>
    private static readonly string[] UserIds = ["user_id", "from_user_id", "recipient_user_id"];

    [Fact]
    public void Texts() => Alike("Oi", m => new Wrote(m), (Meta, "meta/text"), (ZApi, "z-api/received_text"), (UltraMsg, "ultramsg/message_received_chat"), (Gupshup, "gupshup/v2_message_text"), (PassedOn, "gupshup/v3_message_text"));

    [Fact]
    public void Replies() => Alike("Esse", m => new Wrote(m with { QuotedId = "ours" }),
        (Meta, "meta/text_reply"), (ZApi, "z-api/received_text_quoted_reply"), (UltraMsg, "ultramsg/message_received_chat_quoted"), (Gupshup, "gupshup/v2_message_text_reply"), (PassedOn, "gupshup/v3_message_text_reply_gs_context"));

    [Fact]
    public void Pictures() => Alike("Veja", m => new Wrote(With(m, MessageKind.Image, "image/jpeg", null)),
        (Meta, "meta/image"), (ZApi, "z-api/received_image"), (UltraMsg, "ultramsg/message_received_image_caption"), (Gupshup, "gupshup/v2_message_image"), (PassedOn, "gupshup/v3_message_image"));

    [Fact]
    public void Documents() => Alike("Segue", m => new Wrote(With(m, MessageKind.Document, "application/pdf", "nota.pdf")),
        (Meta, "meta/document"), (ZApi, "z-api/received_document"), (UltraMsg, "ultramsg/message_received_document"), (Gupshup, "gupshup/v2_message_file"));

    [Fact]
    public void Voice_notes() => Alike(null, m => new Wrote(With(m, MessageKind.Voice, "audio/ogg; codecs=opus", null)),
        (Meta, "meta/audio_voice_note"), (ZApi, "z-api/received_audio_voice_note"), (UltraMsg, "ultramsg/message_received_ptt"), (Gupshup, "gupshup/v2_message_audio"));

    [Fact]
    public void Videos() => Alike("Olha", m => new Wrote(With(m, MessageKind.Video, "video/mp4", null)),
        (Meta, "meta/video"), (ZApi, "z-api/received_video"), (UltraMsg, "ultramsg/message_received_video"), (Gupshup, "gupshup/v2_message_video"));

    [Fact]
    public void Places() => Alike(null, m => new Wrote(m with { Kind = MessageKind.Location, Place = new Place(-23.5, -46.6, "Loja", null) }),
        (Meta, "meta/location"), (ZApi, "z-api/received_location"), (UltraMsg, "ultramsg/message_received_location"), (Gupshup, "gupshup/v2_message_location"));

    [Fact]
    public void Edits() => Alike("Oi!", m => new Edited("e1", m, Now), (Meta, "meta/edit_text"), (ZApi, "z-api/received_text_edited_same_message_id"));

    [Fact]
    public void Deletions() => Alike("Oi", m => new Deleted("d1", m, Now), (Meta, "meta/revoke"), (ZApi, "z-api/notification_revoke"));

    [Fact]
    public void Reactions() => Alike("Oi", m => new Reacted("r1", m, "👍", Now), (Meta, "meta/reaction"), (ZApi, "z-api/received_reaction"), (UltraMsg, "ultramsg/message_reaction_unconfirmed_shape"));

    [Fact]
    public void Ticks()
    {
        Arrived(PhoneTick.Sent, Meta, "meta/status_sent");
        Arrived(PhoneTick.Sent, ZApi, "z-api/delivery_callback", "z-api/sent_by_api_text_fromme", "z-api/status_sent");
        Arrived(PhoneTick.Sent, UltraMsg, "ultramsg/message_create_from_api", "ultramsg/message_ack_server");
        Arrived(PhoneTick.Sent, Gupshup, "gupshup/v2_event_enqueued", "gupshup/v2_event_sent");
        Arrived(PhoneTick.Sent, PassedOn, "gupshup/v3_status_enqueued", "gupshup/v3_status_sent");
        Arrived(PhoneTick.Delivered, Meta, "meta/status_delivered");
        Arrived(PhoneTick.Delivered, ZApi, "z-api/status_received");
        Arrived(PhoneTick.Delivered, UltraMsg, "ultramsg/message_ack_device");
        Arrived(PhoneTick.Delivered, Gupshup, "gupshup/v2_event_delivered");
        Arrived(PhoneTick.Read, ZApi, "z-api/status_read");
        Arrived(PhoneTick.Read, UltraMsg, "ultramsg/message_ack_read");
        Arrived(PhoneTick.Read, Gupshup, "gupshup/v2_event_read");
        Arrived(PhoneTick.Read, PassedOn, "gupshup/v3_status_read");
    }

    [Fact]
    public void Failures() => Alike("Oi", m => new Failed(m with { Mine = false, SendId = "s1", Callback = "c1" }, Now),
        (Meta, "meta/status_failed_131053_media_upload"), (ZApi, "z-api/delivery_callback_error"), (Gupshup, "gupshup/v2_event_failed_async_window"), (PassedOn, "gupshup/v3_status_failed"));

    [Fact]
    public void Calls()
    {
        var call = new PhoneCall("F17EDB360F06", Now, null);
        var taken = call with { AnsweredAt = Now.AddSeconds(3) };
        Alike(null, _ => new Rang(call), (Meta, "meta/call_connect_user_initiated"), (ZApi, "z-api/notification_call_voice"), (PassedOn, "gupshup/v3_call_connect_unconfirmed_shape"));
        Alike(null, _ => new HungUp(call, Now), (Meta, "meta/call_terminate_missed"), (ZApi, "z-api/notification_call_missed_voice"));
        Alike(null, _ => new HungUp(taken, Now.AddSeconds(9)), (Meta, "meta/call_terminate_completed"));
        Alike(null, _ => new PickedUp(taken, Now), (Meta, "meta/call_status_accepted"));
        Assert.Empty(ZApi.Tell(Chat(ZApi), new HungUp(taken, Now)));
        Assert.Empty(UltraMsg.Tell(Chat(UltraMsg), new Rang(call)));
        Assert.Empty(Gupshup.Tell(Chat(Gupshup), new Rang(call)));
    }

    [Fact]
    public void The_link_of_the_number()
    {
        var wire = new ZApiWire(Nobody, Files) { Linked = false };
        Shape.Same(Read("z-api/disconnected"), Assert.Single(wire.TellLink(Now)).Body);
        wire.Linked = true;
        Shape.Same(Read("z-api/connected"), Assert.Single(wire.TellLink(Now)).Body);
    }

    private static void Arrived(PhoneTick tick, PhoneWire wire, params string[] fixtures)
    {
        var chat = Chat(wire);
        var hooks = wire.Tell(chat, new Arrived(chat.Find("ours")!, tick, Now)).ToList();

        Assert.Equal(fixtures.Length, hooks.Count);
        foreach (var (fixture, hook) in fixtures.Zip(hooks)) Shape.Same(Read(fixture), hook.Body, [.. NotTold, .. Beside(fixture)]);
    }

    private static void Alike(string? text, Func<PhoneMessage, Deed> deed, params (PhoneWire Wire, string Fixture)[] wires)
    {
        foreach (var (wire, fixture) in wires)
        {
            var chat = Chat(wire);
            var message = new PhoneMessage(wire.NewId(chat, mine: true), Now, true, MessageKind.Text, text);
            Shape.Same(Read(fixture), Assert.Single(wire.Tell(chat, deed(message))).Body, [.. NotTold, .. Beside(fixture)]);
        }
    }

    /// <summary>What these files have and the simulator has no reason to say.</summary>
    private static string[] Beside(string fixture) => fixture switch
    {
        "meta/location" => ["address", "url"],
        "z-api/received_location" or "z-api/notification_revoke" => ["externalAdReply"],
        "meta/status_failed_131053_media_upload" => ["contacts", "recipient_user_id", "href", "pricing"],
        "gupshup/v3_status_failed" => ["contacts", .. UserIds],
        _ when fixture.StartsWith("gupshup/v3", StringComparison.Ordinal) => UserIds,
        "ultramsg/message_received_video" => ["mimetype"],
        _ when fixture.StartsWith("meta/", StringComparison.Ordinal) => ["url"],
        _ => [],
    };

    private static PhoneMessage With(PhoneMessage message, MessageKind kind, string contentType, string? name) =>
        message with { Kind = kind, File = Files.Keep(contentType, [1, 2, 3], name) };
}
