using System.Security.Claims;
using System.Text.Json;
using Helpdesk.Core;
using Helpdesk.Core.Customers;
using Helpdesk.Core.Desk;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Helpdesk.Web.Api;

/// <summary>Many customers in one call. Each is read, checked and written on its own, so that a bad one never stops the others.</summary>
internal static class CustomerBatch
{
    public static async Task<Ok<IReadOnlyList<CustomerResultModel>>> PutAsync(HttpContext http, ClaimsPrincipal program, Registry registry, ApiProblems problems)
    {
        var items = await http.BodyAsync<List<JsonElement>>();
        if (items.Count > Limits.Batch) throw new BadRequestException("", "BatchTooLong", Limits.Batch, items.Count);

        var reads = items.ConvertAll(item => Read(http, item));
        var readable = reads.Where(r => r.Entry is not null).ToList();
        var outcomes = await registry.PutAsync(readable.ConvertAll(r => r.Entry!), program.Caller());
        foreach (var (read, outcome) in readable.Zip(outcomes)) read.Outcome = outcome;
        return TypedResults.Ok<IReadOnlyList<CustomerResultModel>>(reads.ConvertAll(read => read.Result(problems)));
    }

    private static ReadItem Read(HttpContext http, JsonElement item)
    {
        try
        {
            return new ReadItem { ExternalId = KeyOf(item), Entry = http.Item<CustomerModel>(item).ToEntry() };
        }
        catch (BadRequestException no)
        {
            return new ReadItem { ExternalId = KeyOf(item), Refusal = no };
        }
    }

    /// <summary>So that the answer names the item even when nothing else of it can be read.</summary>
    private static string? KeyOf(JsonElement item)
    {
        try
        {
            return item.ValueKind == JsonValueKind.Object && item.TryGetProperty("externalId", out var key) && key.ValueKind == JsonValueKind.String
                ? key.GetString()
                : null;
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair in the key.
            return null;
        }
    }

    private sealed class ReadItem
    {
        public string? ExternalId { get; init; }
        public CustomerEntry? Entry { get; init; }
        public BadRequestException? Refusal { get; init; }
        public EntryOutcome? Outcome { get; set; }

        public CustomerResultModel Result(ApiProblems problems)
        {
            if (Refusal is not null) return new CustomerResultModel(ExternalId, Entered.Failed, problems.Errors(Refusal));

            var errors = Outcome!.Refusals.Count == 0 ? null : problems.Errors(Outcome.Refusals);
            return new CustomerResultModel(ExternalId, Outcome.Entered, errors);
        }
    }
}
