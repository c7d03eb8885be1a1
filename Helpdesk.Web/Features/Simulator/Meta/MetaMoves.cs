using System.Text.Json.Nodes;

namespace Helpdesk.Web.Features.Simulator.Meta;

/// <summary>What Meta tells when somebody took another number (Meta: system messages): the number, unless they hide it, and the user id that changes with it.</summary>
internal static class MetaMoves
{
    public static IEnumerable<JsonObject> Of(PhoneChat chat, ChangedNumber moved)
    {
        var (left, taken) = (moved.Left.WaId, chat.Contact.WaId);
        if (!chat.Hides)
        {
            yield return System(chat, moved, new JsonObject { ["from"] = left, ["from_user_id"] = moved.LeftId }, new JsonObject
            {
                ["body"] = $"{chat.Name} changed from {left} to {taken}",
                ["wa_id"] = taken,
                ["type"] = "user_changed_number",
            });
        }

        yield return System(chat, moved, MetaPerson.Of(chat, "from", "from_user_id"), new JsonObject
        {
            ["body"] = $"{chat.Name} changed user ID",
            ["user_id"] = chat.OpaqueId,
            ["previous_user_id"] = moved.LeftId,
            ["type"] = "user_changed_user_id",
        });
    }

    private static JsonObject System(PhoneChat chat, ChangedNumber moved, JsonObject message, JsonObject system)
    {
        (message["id"], message["timestamp"]) = (MetaBodies.NewId("wamid", chat), PhoneWire.Seconds(moved.At));
        (message["type"], message["system"]) = ("system", system);
        return message;
    }
}
