using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using Helpdesk.Core.Channels;
using Helpdesk.Core.Conversations;
using Helpdesk.Core.Users;
using Helpdesk.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Tests.Core.Inbox;

/// <summary>What each recorded webhook body of Meta does to the database, beside what was there before it.</summary>
public sealed partial class MetaFixtureEffectsTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static readonly JsonSerializerOptions Plain = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter() },
    };

    /// <summary>From the file beside this one: a line with the fixture's name, then what appears (+) and what goes (-).</summary>
    private static readonly Dictionary<string, string> Stated = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "MetaFixtureEffects.txt"))
        .Split("== ", StringSplitOptions.RemoveEmptyEntries)
        .Select(block => block.TrimEnd().Split('\n', 2))
        .ToDictionary(parts => parts[0], parts => parts.ElementAtOrDefault(1) ?? "");

    public static TheoryData<string> Fixtures => [.. Fixture.Webhooks("meta")];

    [Fact]
    public void Every_body_has_its_effect_stated() => Assert.Equal(Fixture.Webhooks("meta"), Stated.Keys.Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Fixtures))]
    public async Task Each_body_has_the_effect_that_is_stated(string name)
    {
        await using var cast = await Cast.OnAsync(database);
        var body = Encoding.UTF8.GetString(Fixture.Bytes($"meta/{name}.json"));
        await SetTheSceneAsync(cast, JsonNode.Parse(body)!);
        var before = await DescribeAsync(cast);

        await cast.DeliverAsync(body, body);

        var after = await DescribeAsync(cast);
        var effect = after.Except(before).Select(line => $"+ {line}").Concat(before.Except(after).Select(line => $"- {line}"));
        Assert.Equal(Stated[name], string.Join('\n', effect));
    }

    /// <summary>What the body speaks of is there: the message it edits, answers or confirms.</summary>
    private static async Task SetTheSceneAsync(Cast cast, JsonNode body)
    {
        cast.Clock.Advance(TimeSpan.FromDays(4));
        var earlier = cast.Clock.GetUtcNow().AddDays(-10);
        foreach (var value in body["entry"]!.AsArray().SelectMany(e => e!["changes"]!.AsArray()).Select(c => c!["value"]!))
        {
            foreach (var status in value["statuses"]?.AsArray() ?? []) if ((string?)status!["type"] != "call") await WeSaidAsync(cast, (string)status["id"]!);
            foreach (var message in value["messages"]?.AsArray() ?? []) await CustomerWasHereAsync(cast, message!, earlier);
        }
    }

    private static async Task CustomerWasHereAsync(Cast cast, JsonNode message, DateTimeOffset earlier)
    {
        var target = (string?)(message["edit"]?["original_message_id"] ?? message["revoke"]?["original_message_id"] ?? message["reaction"]?["message_id"]);
        if (target is not null) await cast.DeliverAsync(MetaBody.Text((string)message["from"]!, target, "antes", earlier));
        if (message["reaction"] is { } reaction && (string?)reaction["emoji"] is null or "")
        {
            await cast.DeliverAsync(MetaBody.Reaction((string)message["from"]!, cast.NewId(), target!, "👍", earlier));
        }

        if (message["system"] is not { } change) return;

        var id = (string?)change["previous_user_id"] ?? (string)message["from_user_id"]!;
        await cast.DeliverAsync(MetaBody.Hidden(id, cast.NewId(), "antes", earlier, (string)message["from"]!));
    }

    private static async Task WeSaidAsync(Cast cast, string providerId)
    {
        await cast.DeliverAsync(MetaBody.Text(Cast.Maria, cast.NewId(), "antes", cast.Clock.GetUtcNow().AddDays(-10)));
        await cast.Database.ChangeAsync(async db =>
        {
            if (await db.Messages.AnyAsync(m => m.ProviderId == providerId)) return;

            var conversation = await db.Conversations.FirstAsync();
            var message = new Message(
                Guid.CreateVersion7(), conversation, null, Direction.Out, new Content(MessageKind.Text, "nossa"), Actor.Of(cast.Ana),
                cast.Clock.GetUtcNow().AddDays(-9)).Queue(null);
            message.BeginSending(cast.Clock.GetUtcNow());
            message.Identify(providerId);
            db.Messages.Add(message);
        });
    }

    private static async Task<List<string>> DescribeAsync(Cast cast) => await cast.Database.ReadAsync(async db =>
    {
        List<string> lines =
        [
            .. (await db.Tickets.ToListAsync()).Select(t => $"ticket {Wire(t.Origin)} {Wire(t.Status)} \"{t.Subject}\""),
            .. (await db.Messages.Include(m => m.Reactions).Include(m => m.Attachments).ToListAsync()).Select(Describe),
            .. (await db.Calls.ToListAsync()).Select(c => $"call {(c.Inbound ? "in" : "out")} {Wire(c.State)} {c.Seconds}".TrimEnd()),
            .. (await db.ChannelRemarks.ToListAsync()).Select(r => $"remark {r.Kind}: {r.Text}"),
            .. (await db.QuarantineEntries.ToListAsync()).Select(q => $"quarantine {q.Reason}"),
            .. (await db.WaitingUpdates.ToListAsync()).Select(w => $"waiting {JsonDocument.Parse(w.Update).RootElement.GetProperty("is")}"),
            .. (await db.ContactIdentities.ToListAsync()).Select(i => $"identity {i.Value}"),
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

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f-]{27}", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Ids();

    private static string Wire<T>(T value) where T : struct, Enum => Helpdesk.Core.Wire.Spell(value);
}
