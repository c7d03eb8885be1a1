using System.Text.Json.Nodes;

namespace Helpdesk.Web.Features.Simulator;

/// <summary>What the customer does with the phone. Everything leaves as a webhook call, nothing by another way.</summary>
public sealed class CustomerPhone(Phones phones, MetaNetwork network, MetaFiles files, TimeProvider time)
{
    public void Write(PhoneChat chat, string text, string? quotedId) =>
        Send(chat, New(chat, "text", text, quotedId), new JsonObject { ["body"] = text });

    public void Send(PhoneChat chat, PhoneUpload upload, string? quotedId)
    {
        var type = TypeOf(upload.ContentType);
        var mediaId = upload.MediaId ?? files.Keep(upload.ContentType, upload.Bytes);
        var content = new JsonObject
        {
            ["mime_type"] = upload.ContentType,
            ["sha256"] = Convert.ToBase64String(files.Find(mediaId)!.Sha256),
            ["id"] = mediaId,
        };
        if (upload.IsVoice) content["voice"] = true;
        if (type == "document") content["filename"] = upload.Name;
        if (upload.Caption is not null && type != "audio") content["caption"] = upload.Caption;
        var message = New(chat, type, upload.Caption, quotedId) with { File = new PhoneFile(mediaId, upload.ContentType, upload.Name) };
        Send(chat, message, content);
    }

    public void SendPlace(PhoneChat chat)
    {
        var place = new JsonObject { ["latitude"] = -23.5505, ["longitude"] = -46.6333, ["name"] = chat.Contact.Company ?? chat.Contact.Name };
        Send(chat, New(chat, "location", null, null), place);
    }

    /// <param name="emoji">Null takes it back.</param>
    public void React(PhoneChat chat, string messageId, string? emoji)
    {
        chat.Change(messageId, m => m with { Reaction = emoji });
        var id = MetaBodies.NewId("wamid", chat.Contact.WaId);
        Carry(chat, "messages", MetaBodies.Reaction(chat, id, time.GetUtcNow(), messageId, emoji), null);
        phones.Tell(chat);
    }

    public void Ring(PhoneChat chat)
    {
        if (chat.Call is not null) return;

        chat.Call = new PhoneCall(MetaBodies.NewId("wacid", chat.Contact.WaId), time.GetUtcNow(), null);
        Carry(chat, "calls", MetaBodies.Ring(chat, chat.Call), null);
        phones.Tell(chat);
    }

    /// <summary>Somebody at the helpdesk picks up.</summary>
    public void PickUp(PhoneChat chat)
    {
        if (chat.Call is not { AnsweredAt: null } call) return;

        chat.Call = call with { AnsweredAt = time.GetUtcNow() };
        Carry(chat, "statuses", MetaBodies.CallStatus(chat, call, "ACCEPTED", time.GetUtcNow()), null);
        phones.Tell(chat);
    }

    public void HangUp(PhoneChat chat)
    {
        if (chat.Call is not { } call) return;

        chat.Call = null;
        chat.Add(new PhoneMessage(call.Id, call.At, true, "call", null) { Tick = call.AnsweredAt is null ? PhoneTick.Failed : PhoneTick.Read });
        Carry(chat, "calls", MetaBodies.HangUp(chat, call, time.GetUtcNow()), null);
        phones.Tell(chat);
    }

    /// <summary>Tells the helpdesk how far its messages got since: to the phone, and before the customer's eyes.</summary>
    public void Acknowledge(PhoneChat chat)
    {
        foreach (var message in chat.Messages.Where(m => !m.Mine && m.Tick < chat.Reach))
        {
            for (var tick = message.Tick + 1; tick <= chat.Reach; tick++)
            {
                var status = MetaBodies.Status(chat, message, tick.ToString().ToLowerInvariant(), time.GetUtcNow());
                Carry(chat, "statuses", status, null);
            }

            chat.Change(message.Id, m => m with { Tick = chat.Reach });
        }

        phones.Tell(chat);
    }

    private void Send(PhoneChat chat, PhoneMessage message, JsonObject content)
    {
        chat.Add(message);
        Carry(chat, "messages", MetaBodies.Message(chat, message, content), () =>
        {
            chat.Change(message.Id, m => m.Tick == PhoneTick.Waiting ? m with { Tick = PhoneTick.Delivered } : m);
            phones.Tell(chat);
        });
        phones.Tell(chat);
    }

    private PhoneMessage New(PhoneChat chat, string type, string? text, string? quotedId) =>
        new(MetaBodies.NewId("wamid", chat.Contact.WaId), time.GetUtcNow(), true, type, text) { QuotedId = quotedId };

    private void Carry(PhoneChat chat, string list, JsonObject element, Action? arrived) =>
        network.Carry(new MetaDelivery(list, MetaBodies.Of(network.Channel, list, chat.Contact, element), arrived));

    private static string TypeOf(string contentType) => contentType.Split('/')[0] switch
    {
        "image" when contentType is "image/webp" => "sticker",
        "image" => "image",
        "audio" => "audio",
        "video" => "video",
        _ => "document",
    };
}

/// <summary>A file that the customer sends.</summary>
/// <param name="MediaId">Of a sample that the fake Meta has already; else null.</param>
public sealed record PhoneUpload(string? MediaId, string ContentType, byte[] Bytes, string? Name)
{
    public bool IsVoice { get; init; }
    public string? Caption { get; init; }
}
