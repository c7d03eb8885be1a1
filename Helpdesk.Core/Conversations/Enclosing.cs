using System.Text.RegularExpressions;
using Helpdesk.Core.Channels;
using Helpdesk.Core.Customers;

namespace Helpdesk.Core.Conversations;

/// <summary>Turns a reply into what its message holds, and refuses in words what the channel does not carry.</summary>
public sealed partial class Enclosing(Uploads uploads)
{
    private const int MostContacts = 20;

    /// <exception cref="RefusedException">Empty, too long or too large, or nothing for this channel.</exception>
    public Enclosed Read(NewReply reply, Capabilities can) => reply.Enclosure switch
    {
        null => new Enclosed(new Content(MessageKind.Text, Words(reply.Text, Limits.MessageText, required: true))),
        EnclosedFile file => File(file, reply.Text, can),
        EnclosedPlace place => Place(place.Place, can),
        EnclosedContacts contacts => Contacts(contacts.Contacts, can),
        EnclosedTemplate template => Chosen(template, can),
        _ => throw new InvalidOperationException($"{reply.Enclosure.GetType().Name} is nothing that goes out."),
    };

    /// <summary>The words of a note.</summary>
    /// <exception cref="RefusedException">Empty or too long.</exception>
    public static Content Note(NewReply note) => new(MessageKind.Text, Words(note.Text, Limits.MessageText, required: true));

    private static string? Words(string text, int limit, bool required = false)
    {
        var words = text.Trim();
        if (words.Length == 0) return required ? throw new RefusedException(Refusal.TextEmpty) { Field = "text" } : null;

        return words.Length <= limit ? words : throw new RefusedException(Refusal.TextTooLong, limit, words.Length) { Field = "text" };
    }

    private Enclosed File(EnclosedFile enclosed, string text, Capabilities can)
    {
        var file = uploads.Open(enclosed.Token);
        if (file.Stored.Size == 0) throw new RefusedException(Refusal.FileEmpty, file.Name) { Field = "file" };
        if (can.KindOf(file.ContentType) is not { } kind) throw new RefusedException(Refusal.FileRefused, file.Name) { Field = "file" };

        var most = can.Files[kind].MostBytes;
        if (file.Stored.Size > most) throw new RefusedException(Refusal.FileTooLarge, Megabytes(most), Megabytes(file.Stored.Size), file.Name) { Field = "file" };

        var caption = Words(text, kind.TakesCaption() ? Limits.Caption : 0);
        return new Enclosed(new Content(kind, caption)) { File = new Attachment(file.Stored, file.ContentType, file.Name) };
    }

    private static Enclosed Place(Place place, Capabilities can)
    {
        if (!can.Location) throw new RefusedException(Refusal.NotOnThisChannel);
        if (double.IsNaN(place.Latitude) || Math.Abs(place.Latitude) > 90) throw new RefusedException(Refusal.OutOfRange, -90, 90) { Field = "latitude" };
        if (double.IsNaN(place.Longitude) || Math.Abs(place.Longitude) > 180) throw new RefusedException(Refusal.OutOfRange, -180, 180) { Field = "longitude" };

        var clean = place with { Name = Line(place.Name, "name"), Address = Line(place.Address, "address") };
        return new Enclosed(new Content(MessageKind.Location, clean.Name ?? clean.Address) { Details = new MessageDetails { Location = clean } });
    }

    private static Enclosed Contacts(IReadOnlyList<SharedContact> contacts, Capabilities can)
    {
        if (!can.Contacts) throw new RefusedException(Refusal.NotOnThisChannel);
        if (contacts.Count is 0) throw new RefusedException(Refusal.FieldMissing) { Field = "contacts" };
        if (contacts.Count > MostContacts) throw new RefusedException(Refusal.TooMany, MostContacts, contacts.Count) { Field = "contacts" };

        var clean = contacts.Select(Contact).ToList();
        return new Enclosed(new Content(MessageKind.Contacts, string.Join(", ", clean.Select(c => c.Name))) { Details = new MessageDetails { Contacts = clean } });
    }

    private static SharedContact Contact(SharedContact contact, int at)
    {
        var name = Line(contact.Name, $"contacts[{at}].name") ?? throw new RefusedException(Refusal.FieldMissing) { Field = $"contacts[{at}].name" };
        if (contact.Phones.Count == 0) throw new RefusedException(Refusal.FieldMissing) { Field = $"contacts[{at}].phones" };

        return new SharedContact(name, [.. contact.Phones.Select((phone, i) => PhoneNumber.FromTyped(phone)?.Value
            ?? throw new RefusedException(Refusal.PhoneInvalid, phone) { Field = $"contacts[{at}].phones[{i}]" })]);
    }

    private static Enclosed Chosen(EnclosedTemplate enclosed, Capabilities can)
    {
        if (!can.Templates || enclosed.Template.Obstacle is not null) throw new RefusedException(Refusal.NotOnThisChannel);

        var (template, values) = (enclosed.Template, enclosed.Values.Select(Value).ToList());
        if (values.Count != template.Variables.Count) throw new RefusedException(Refusal.FieldMissing) { Field = "values" };
        if (values.Zip(template.Variables).ToList().FindIndex(IsBrokenAddress) is >= 0 and var at) throw new RefusedException(Refusal.AddressHasBlanks) { Field = $"values[{at}]" };

        var words = Checked.Cut(template.Fill(values).Text, Limits.MessageText);
        return new Enclosed(new Content(MessageKind.Template, words) { Details = new MessageDetails { Template = template.Choose(values), Remark = template.Name } });
    }

    // Providers refuse values with line breaks or runs of blanks (Meta: 132012).
    private static string Value(string value, int at)
    {
        var clean = Blanks().Replace(Checked.Text(value, Limits.Line, $"values[{at}]"), " ");
        return clean.Length > 0 ? clean : throw new RefusedException(Refusal.FieldMissing) { Field = $"values[{at}]" };
    }

    private static bool IsBrokenAddress((string Value, TemplateVariable Variable) filled) => filled.Variable.Part == TemplatePart.Button && filled.Value.Contains(' ', StringComparison.Ordinal);

    private static string? Line(string? text, string field) => text is null || Checked.Text(text, Limits.Name, field) is not { Length: > 0 } clean ? null : clean;

    private static double Megabytes(long bytes) => bytes / (1024.0 * 1024);

    [GeneratedRegex(@"\s+", RegexOptions.NonBacktracking)]
    private static partial Regex Blanks();
}

/// <summary>What a message holds, and the file that goes with it.</summary>
public sealed record Enclosed(Content Content)
{
    public Attachment? File { get; init; }
}
