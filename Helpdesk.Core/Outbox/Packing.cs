using Helpdesk.Core.Channels;
using Helpdesk.Core.Conversations;

namespace Helpdesk.Core.Outbox;

/// <summary>Makes of a message what a provider takes.</summary>
public sealed class Packing(MediaStore store, PublicLinks links)
{
    /// <summary>Null when its file is not here any more.</summary>
    /// <param name="message">With its attachments.</param>
    public Outgoing? ContentOf(Message message) => message.Kind switch
    {
        MessageKind.Image or MessageKind.Video or MessageKind.Audio or MessageKind.Voice or MessageKind.Document or MessageKind.Sticker => File(message),
        MessageKind.Location => new OutgoingPlace(message.Details!.Location!),
        MessageKind.Contacts => new OutgoingContacts(message.Details!.Contacts!),
        MessageKind.Template => new OutgoingTemplate(message.Details!.Template!),
        _ => new OutgoingText(message.Text ?? ""),
    };

    private OutgoingFile? File(Message message)
    {
        if (message.Attachments.FirstOrDefault() is not { Sha256: { } hash, Size: { } size } file || store.Find(hash) is not { } path) return null;

        return new OutgoingFile(message.Kind, new FileToSend(path, size, file.ContentType, file.Name ?? "arquivo", links.To(file.Id)), message.Text);
    }
}
