using System.Security.Cryptography;
using System.Text;
using Helpdesk.Core;
using Helpdesk.Core.Conversations;
using Helpdesk.Core.Desk;
using Helpdesk.Core.Users;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Helpdesk.Web.Api;

/// <summary>What is said on a ticket.</summary>
public static class MessagesApi
{
    private const string IdempotencyKey = "Idempotency-Key";

    public static void MapMessages(this IEndpointRouteBuilder api)
    {
        var messages = api.MapGroup("/tickets/{number:long}/messages").WithTags("messages");
        messages.MapGet("", ListAsync).TakesPages().WithSummary("The history, oldest first");
        messages.MapPost("", PostAsync).Accepts<NewMessageModel>("application/json")
            .TakesHeader(IdempotencyKey, "The same key twice is one message").WithSummary("Sends a reply, or keeps a note");
    }

    private static async Task<Ok<ListModel<MessageModel>>> ListAsync(long number, HttpRequest request, TicketRecords tickets, TicketMessages messages)
    {
        var ticket = await FindAsync(number, tickets);
        return TypedResults.Ok(ListModel.Of(await messages.PageAsync(ticket.Id, request.Cursor(), request.Limit()), MessageModel.Of));
    }

    private static async Task<Created<MessageModel>> PostAsync(
        long number, HttpContext http, TicketRecords tickets, Replies replies, TicketMessages messages)
    {
        var wanted = await http.BodyAsync<NewMessageModel>();
        var ticket = await FindAsync(number, tickets);
        var caller = http.User.Caller();
        var reply = new NewReply(IdOf(http.Request, caller, ticket), ticket.Id, wanted.Text ?? "", wanted.ReplyTo);

        if (wanted.Direction == WritingDirection.Note) await replies.NoteAsync(reply, caller);
        else await replies.SendAsync(reply, caller);
        return TypedResults.Created((string?)null, MessageModel.Of(await messages.ReadAsync(reply.Id)));
    }

    private static async Task<TicketRecord> FindAsync(long number, TicketRecords tickets) =>
        await tickets.FindAsync(number) ?? throw new RefusedException(Refusal.TicketGone);

    /// <summary>The same program with the same key means the same message, however often the connection broke in between.</summary>
    private static Guid IdOf(HttpRequest request, Actor caller, TicketRecord ticket)
    {
        var key = request.Headers[IdempotencyKey].ToString();
        if (key.Length == 0) return Ids.New();
        if (key.Length > Limits.Name) throw new BadRequestException(IdempotencyKey, "KeyTooLong", Limits.Name);

        return new Guid(SHA256.HashData(Encoding.UTF8.GetBytes($"{caller.Id:N} {ticket.Id:N} {key}")).AsSpan(..16));
    }
}
