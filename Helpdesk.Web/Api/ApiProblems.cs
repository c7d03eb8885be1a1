using System.Text.Json;
using Helpdesk.Core;
using Helpdesk.Core.Data;
using Helpdesk.Web.Shell;
using Microsoft.Extensions.Localization;

namespace Helpdesk.Web.Api;

/// <summary>A request that is refused before the business is asked.</summary>
/// <param name="field">As the contract spells it; empty for the whole body.</param>
/// <param name="sentence">Its name in ApiTexts.</param>
public sealed class BadRequestException(int status, string field, string sentence, params object[] details) : Exception(sentence)
{
    public BadRequestException(string field, string sentence, params object[] details) : this(StatusCodes.Status400BadRequest, field, sentence, details) { }

    public BadRequestException(int status) : this(status, "", "") { }

    public int Status { get; } = status;
    public string Field { get; } = field;
    public string Sentence { get; } = sentence;
    public object[] Details { get; } = details;
}

/// <summary>Every "no" of the API as RFC 9457 problem+json, in the reader's language.</summary>
public sealed class ApiProblems(IStringLocalizer<RefusalTexts> refusals, IStringLocalizer<ApiTexts> texts)
{
    private readonly RefusalTexts _refusals = new(refusals);

    /// <summary>Null when it is no refusal but a bug.</summary>
    public HttpValidationProblemDetails? Of(Exception e) => e switch
    {
        BadRequestException no => Of(no),
        InputRefusedException no => Problem(StatusCodes.Status400BadRequest, null, null, Errors(no.Refusals)),
        RefusedException no => Of(no),
        BadHttpRequestException bad => Problem(bad.StatusCode),
        _ when Database.IsOutOfReach(e) => Problem(StatusCodes.Status503ServiceUnavailable),
        _ => null,
    };

    /// <summary>What is wrong with each field, in words.</summary>
    public Dictionary<string, string[]> Errors(IEnumerable<RefusedException> no) =>
        no.GroupBy(n => n.Field ?? "").ToDictionary(field => field.Key, field => field.Select(_refusals.Of).ToArray());

    public Dictionary<string, string[]> Errors(BadRequestException no) => new() { [no.Field] = [texts[no.Sentence, no.Details]] };

    public Task WriteAsync(HttpContext http, int status)
    {
        http.Response.StatusCode = status;
        return TypedResults.Problem(Problem(status)).ExecuteAsync(http);
    }

    private HttpValidationProblemDetails Of(BadRequestException no) => no.Sentence.Length == 0
        ? Problem(no.Status)
        : Problem(no.Status, texts[no.Sentence, no.Details], null, no.Field.Length == 0 ? null : Errors(no));

    private HttpValidationProblemDetails Of(RefusedException no) =>
        Problem(StatusOf(no), _refusals.Of(no), no.Refusal, no.Field is null ? null : Errors([no]));

    private HttpValidationProblemDetails Problem(int status, string? detail = null, Refusal? refusal = null, Dictionary<string, string[]>? errors = null)
    {
        var title = texts[$"Status{status}"];
        var problem = new HttpValidationProblemDetails(errors ?? []) { Status = status, Title = title.ResourceNotFound ? texts["Status400"] : title, Detail = detail };
        if (refusal is { } code) problem.Extensions["code"] = JsonNamingPolicy.SnakeCaseLower.ConvertName(code.ToString());
        return problem;
    }

    private static int StatusOf(RefusedException no) => no.Refusal switch
    {
        Refusal.TicketGone or Refusal.QuarantineGone => StatusCodes.Status404NotFound,
        Refusal.UnknownCustomer when no.Field is null => StatusCodes.Status404NotFound,
        Refusal.VersionStale => StatusCodes.Status412PreconditionFailed,
        Refusal.NotAllowed => StatusCodes.Status403Forbidden,
        Refusal.TicketAlreadyTaken or Refusal.TicketNotYours or Refusal.TicketDone or Refusal.TicketNotDone or Refusal.ConversationHasOpenTicket
            or Refusal.NoConversation or Refusal.WindowClosed or Refusal.ChannelInactive or Refusal.NotRetryable or Refusal.CustomerInactive
            or Refusal.CustomerHasNoPhone => StatusCodes.Status409Conflict,
        _ => StatusCodes.Status400BadRequest,
    };
}

/// <summary>The one place in the API where refusals become answers.</summary>
internal sealed class ApiProblemFilter(ApiProblems problems) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        try
        {
            return await next(context);
        }
        catch (Exception e) when (problems.Of(e) is { } problem)
        {
            return TypedResults.Problem(problem);
        }
    }
}
