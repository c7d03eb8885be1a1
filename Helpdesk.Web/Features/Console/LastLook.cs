using Helpdesk.Core.Channels;
using Helpdesk.Core.Conversations;
using Helpdesk.Core.Desk;
using Microsoft.Extensions.Localization;

namespace Helpdesk.Web.Features.Console;

/// <summary>The last thing that was said, in one line: a sign for its kind or its way, and words.</summary>
public static class LastLook
{
    public static string? Icon(LastLine? last) => last switch
    {
        null or { Deleted: true } => null,
        { Kind: MessageKind.Call, Call: CallOutcome.Missed } => "missed",
        { Kind: MessageKind.Call } => "phone",
        { Direction: Direction.Note } => "note",
        { Direction: Direction.Out } => OfDelivery(last.Delivery),
        _ => OfKind(last.Kind),
    };

    public static string Words(LastLine last, IStringLocalizer texts)
    {
        if (last.Deleted) return texts["LastDeleted"];
        if (last.Kind == MessageKind.Call) return texts[$"LastCall{last.Call}"];
        return string.IsNullOrWhiteSpace(last.Text) ? texts[$"Last{last.Kind}"] : last.Text;
    }

    private static string? OfDelivery(Delivery delivery) => delivery switch
    {
        Delivery.Queued or Delivery.Sending => "clock",
        Delivery.Sent => "check",
        Delivery.Delivered or Delivery.Read => "checks",
        Delivery.Failed => "alert",
        _ => null,
    };

    private static string? OfKind(MessageKind kind) => kind switch
    {
        MessageKind.Image or MessageKind.Sticker => "image",
        MessageKind.Video => "video",
        MessageKind.Audio or MessageKind.Voice => "mic",
        MessageKind.Document => "file",
        MessageKind.Location => "pin",
        MessageKind.Contacts => "card",
        MessageKind.Unsupported => "alert",
        _ => null,
    };
}
