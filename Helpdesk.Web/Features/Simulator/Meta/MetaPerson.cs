using System.Text.Json.Nodes;

namespace Helpdesk.Web.Features.Simulator.Meta;

/// <summary>How Meta tells who it is: by the user id, and by the number too unless the person hides it (Meta: business-scoped user ids).</summary>
internal static class MetaPerson
{
    /// <param name="number">What the number is called there ("from").</param>
    /// <param name="userId">What the user id is called there ("from_user_id").</param>
    public static JsonObject Of(PhoneChat chat, string number, string userId)
    {
        var person = new JsonObject { [userId] = chat.OpaqueId };
        if (!chat.Hides) person[number] = chat.Contact.WaId;
        return person;
    }

    public static JsonObject Contact(PhoneChat chat)
    {
        var (contact, profile) = (Of(chat, "wa_id", "user_id"), new JsonObject { ["name"] = chat.Name });

        // Only who has a user name can hide the number.
        if (chat.Hides) profile["username"] = $"pessoa.{chat.OpaqueId[^6..]}";
        contact["profile"] = profile;
        return contact;
    }
}
