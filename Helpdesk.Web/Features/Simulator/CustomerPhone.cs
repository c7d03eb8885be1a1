using Helpdesk.Core.Channels;

namespace Helpdesk.Web.Features.Simulator;

/// <summary>What the customer does with the phone. Everything leaves as a webhook call, nothing by another way.</summary>
public sealed class CustomerPhone(Phones phones, PhoneWires wires, Network network, PhoneFiles files, TimeProvider time)
{
    public void Write(PhoneChat chat, string text, string? quotedId) => Send(chat, New(chat, MessageKind.Text, text, quotedId));

    public void Send(PhoneChat chat, PhoneUpload upload, string? quotedId)
    {
        var kind = upload.IsVoice ? MessageKind.Voice : KindOf(upload.ContentType);
        var file = upload.SampleId is { } sample
            ? new PhoneFile(sample, upload.ContentType, upload.Name)
            : files.Keep(upload.ContentType, upload.Bytes, upload.Name);
        Send(chat, New(chat, kind, upload.Caption, quotedId) with { File = file });
    }

    public void SendPlace(PhoneChat chat)
    {
        var place = new Place(-23.5505, -46.6333, chat.Contact.Company ?? chat.Contact.Name, null);
        Send(chat, New(chat, MessageKind.Location, null, null) with { Place = place });
    }

    public void Edit(PhoneChat chat, PhoneMessage message, string text)
    {
        var edited = message with { Text = text, Edited = true };
        chat.Change(message.Id, _ => edited);
        Tell(chat, new Edited(NewId(chat), edited, time.GetUtcNow()));
    }

    /// <summary>For everyone.</summary>
    public void Delete(PhoneChat chat, PhoneMessage message)
    {
        chat.Change(message.Id, m => m with { Deleted = true, Reaction = null });
        Tell(chat, new Deleted(NewId(chat), message, time.GetUtcNow()));
    }

    /// <param name="emoji">Null takes it back.</param>
    public void React(PhoneChat chat, PhoneMessage message, string? emoji)
    {
        chat.Change(message.Id, m => m with { Reaction = emoji });
        Tell(chat, new Reacted(NewId(chat), message, emoji, time.GetUtcNow()));
    }

    public void Ring(PhoneChat chat)
    {
        if (chat.Call is not null) return;

        chat.Call = new PhoneCall(chat.Wire.NewCallId(chat), time.GetUtcNow(), null);
        Tell(chat, new Rang(chat.Call));
    }

    /// <summary>Somebody at the helpdesk picks up.</summary>
    public void PickUp(PhoneChat chat)
    {
        if (chat.Call is not { AnsweredAt: null } call) return;

        chat.Call = call with { AnsweredAt = time.GetUtcNow() };
        Tell(chat, new PickedUp(chat.Call, time.GetUtcNow()));
    }

    public void HangUp(PhoneChat chat)
    {
        if (chat.Call is not { } call) return;

        chat.Call = null;
        var tick = call.AnsweredAt is null ? PhoneTick.Failed : PhoneTick.Read;
        chat.Add(new PhoneMessage(call.Id, call.At, true, MessageKind.Call, null) { Tick = tick });
        Tell(chat, new HungUp(call, time.GetUtcNow()));
    }

    /// <summary>Tells the helpdesk how far its messages got since: to the phone, and before the customer's eyes.</summary>
    public void Acknowledge(PhoneChat chat)
    {
        foreach (var message in chat.Messages.Where(m => !m.Mine && m.Tick < chat.Reach))
        {
            var reach = chat.Reach;
            chat.Change(message.Id, m => m with { Tick = reach });
            for (var tick = message.Tick + 1; tick <= reach; tick++) Tell(chat, new Arrived(message, tick, time.GetUtcNow()));
        }

        phones.Tell(chat);
    }

    /// <summary>The person goes on under a number that nobody has. Whoever they chat with is told, where the provider tells such things.</summary>
    public async Task ChangeNumberAsync(PhoneContact contact)
    {
        var number = await phones.NewNumberAsync();
        foreach (var chat in await Task.WhenAll(wires.Laid.Select(wire => phones.OfAsync(wire, contact.WaId))))
        {
            var moved = new ChangedNumber(chat.Contact, chat.OpaqueId, time.GetUtcNow());
            phones.Move(chat, number);
            if (chat.Messages.Count > 0) Tell(chat, moved);
        }
    }

    /// <summary>Our number is linked to WhatsApp again, or is not any more.</summary>
    public async Task LinkAsync(PhoneWire wire, bool linked)
    {
        network.Link(wire, linked);
        foreach (var chat in await phones.AllAsync(wire)) Acknowledge(chat);
    }

    private void Send(PhoneChat chat, PhoneMessage message)
    {
        chat.Add(message);
        Tell(chat, new Wrote(message), () =>
        {
            chat.Change(message.Id, m => m.Tick == PhoneTick.Waiting ? m with { Tick = PhoneTick.Delivered } : m);
            phones.Tell(chat);
        });
    }

    private void Tell(PhoneChat chat, Deed deed, Action? arrived = null)
    {
        network.Carry(chat.Wire, chat.Wire.Tell(chat, deed), arrived);
        phones.Tell(chat);
    }

    private PhoneMessage New(PhoneChat chat, MessageKind kind, string? text, string? quotedId) =>
        new(NewId(chat), time.GetUtcNow(), true, kind, text) { QuotedId = quotedId };

    private static string NewId(PhoneChat chat) => chat.Wire.NewId(chat, mine: true);

    private static MessageKind KindOf(string contentType) => contentType.Split('/')[0] switch
    {
        "image" when contentType is "image/webp" => MessageKind.Sticker,
        "image" => MessageKind.Image,
        "audio" => MessageKind.Audio,
        "video" => MessageKind.Video,
        _ => MessageKind.Document,
    };
}

/// <summary>A file that the customer sends.</summary>
/// <param name="SampleId">Of a sample that is there already; else null.</param>
public sealed record PhoneUpload(string? SampleId, string ContentType, byte[] Bytes, string? Name)
{
    public bool IsVoice { get; init; }
    public string? Caption { get; init; }
}
