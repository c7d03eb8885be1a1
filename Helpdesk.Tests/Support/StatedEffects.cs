using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using Helpdesk.Core.Conversations;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Tests.Support;

/// <summary>
/// What recorded webhook bodies do to the database, as a file states it: a line "== name", then what appears (+) and what goes (-).
/// </summary>
public sealed partial class StatedEffects(string file)
{
    private static readonly JsonSerializerOptions Plain = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter() },
    };

    private readonly Dictionary<string, string> _stated = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, file))
        .Split("== ", StringSplitOptions.RemoveEmptyEntries)
        .Select(block => block.TrimEnd().Split('\n', 2))
        .ToDictionary(parts => parts[0], parts => parts.ElementAtOrDefault(1) ?? "");

    public IEnumerable<string> Names => _stated.Keys.Order(StringComparer.Ordinal);

    public string this[string name] => _stated[name];

    /// <summary>The difference that this makes, in the words of the file.</summary>
    public static async Task<string> OfAsync(Cast cast, Func<Task> happening)
    {
        var before = await DescribeAsync(cast);
        await happening();
        var after = await DescribeAsync(cast);
        return string.Join('\n', after.Except(before).Select(line => $"+ {line}").Concat(before.Except(after).Select(line => $"- {line}")));
    }

    private static async Task<List<string>> DescribeAsync(Cast cast) => await cast.Database.ReadAsync(async db =>
    {
        List<string> lines =
        [
            .. (await db.Tickets.ToListAsync()).Select(t => $"ticket {Wire(t.Origin)} {Wire(t.Status)} \"{t.Subject}\""),
            .. (await db.Messages.Include(m => m.Reactions).Include(m => m.Attachments).ToListAsync()).Select(Describe),
            .. (await db.Calls.ToListAsync()).Select(c => $"call {(c.Inbound ? "in" : "out")} {Wire(c.State)} {c.Seconds}".TrimEnd()),
            .. (await db.Channels.Where(c => c.Connected != null).ToListAsync())
                .Select(c => $"channel {(c.Connected == true ? "connected" : "disconnected")} {c.ConnectionWords}".TrimEnd()),
            .. (await db.ChannelRemarks.ToListAsync()).Select(r => $"remark {r.Kind}: {r.Text}"),
            .. (await db.QuarantineEntries.ToListAsync()).Select(q => $"quarantine {q.Reason}"),
            .. (await db.WaitingUpdates.ToListAsync()).Select(w => $"waiting {JsonDocument.Parse(w.Update).RootElement.GetProperty("is")}"),
            .. await (
                from identity in db.ContactIdentities
                join contact in db.Contacts.Include(c => c.Phones) on identity.ContactId equals contact.Id
                select $"identity {identity.Value} of {contact.ShownName}").ToListAsync(),
        ];
        lines.Sort(StringComparer.Ordinal);
        return lines;
    });

    private static string Describe(Message message)
    {
        var marks = new[]
        {
            $"message {Wire(message.Direction)} {Wire(message.Kind)}",
            message.Direction == Direction.Out ? Wire(message.Delivery) : null,
            message.FailureKind is { } kind ? $"{Wire(kind)} {message.FailureCode}" : null,
            message.Text is null ? null : $"\"{message.Text}\"",
            message.Attachments.FirstOrDefault() is { } file ? $"[{file.ContentType} {file.Name}]".Replace(" ]", "]", StringComparison.Ordinal) : null,
            message.Reactions.FirstOrDefault()?.Emoji,
            message.ReplyToProviderId is null ? null : "quoting",
            message.Forwarded ? "forwarded" : null,
            message.EditedAt is null ? null : "edited",
            message.DeletedAt is null ? null : "deleted",
            message.Details is null ? null : Ids().Replace(JsonSerializer.Serialize(message.Details, Plain), "…"),
            message.TicketId is null ? "without ticket" : null,
        };
        return string.Join(' ', marks.Where(mark => mark is not null));
    }

    private static string Wire<T>(T value) where T : struct, Enum => Helpdesk.Core.Wire.Spell(value);

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f-]{27}", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Ids();
}
