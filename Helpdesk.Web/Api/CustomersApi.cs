using System.Security.Claims;
using Helpdesk.Core;
using Helpdesk.Core.Customers;
using Helpdesk.Core.Desk;
using Helpdesk.Web.Hosting;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Helpdesk.Web.Api;

/// <summary>The registry, as the ERP keeps it up to date.</summary>
public static class CustomersApi
{
    public static void MapCustomers(this IEndpointRouteBuilder api)
    {
        var customers = api.MapGroup("/customers").WithTags("customers");
        customers.MapPut("/{externalId}", PutAsync).Accepts<CustomerModel>("application/json").WithSummary("Creates or replaces a customer");
        customers.MapPut("", CustomerBatch.PutAsync).Accepts<IReadOnlyList<CustomerModel>>("application/json")
            .WithSummary("Creates or replaces up to 1,000 customers, each on its own");
        customers.MapGet("/{externalId}", GetAsync).WithSummary("One customer");
        customers.MapGet("", ListAsync).WithSummary("Customers; what changed longest ago first")
            .TakesPages().TakesQuery("phone", "In any form").TakesQuery("q", "In names and keys, or the beginning of a tax id").TakesQuery("updatedSince", "A day or a moment");
        customers.MapDelete("/{externalId}", DeleteAsync).WithSummary("Deactivates a customer; its history stays");
    }

    private static async Task<Results<Ok<CustomerModel>, Created<CustomerModel>>> PutAsync(
        string externalId, HttpContext http, ClaimsPrincipal program, Registry registry, CustomerRecords customers)
    {
        var key = RouteKey.Of(externalId);
        var model = await http.BodyAsync<CustomerModel>();
        if (model.ExternalId is { } told && told.Trim() != key) throw new BadRequestException("externalId", "Different", key);

        var entered = await registry.PutAsync(model.ToEntry() with { ExternalId = key }, program.Caller());
        var now = CustomerModel.Of((await customers.FindAsync(key))!);
        return entered == Entered.Created ? TypedResults.Created($"/api/v1/customers/{Uri.EscapeDataString(key)}", now) : TypedResults.Ok(now);
    }

    private static async Task<Ok<CustomerModel>> GetAsync(string externalId, CustomerRecords customers)
    {
        var customer = await customers.FindAsync(Known(externalId)) ?? throw new RefusedException(Refusal.UnknownCustomer);
        return TypedResults.Ok(CustomerModel.Of(customer));
    }

    private static async Task<Ok<ListModel<CustomerModel>>> ListAsync(HttpRequest request, CustomerRecords customers)
    {
        var typed = request.Text("phone");
        var phone = PhoneNumber.FromTyped(typed);
        if (typed is not null && phone is null) throw new RefusedException(Refusal.PhoneInvalid, Checked.Cut(typed, Limits.Key)!) { Field = "phone" };

        var filter = new CustomerFilter(phone, request.Text("q"), request.From("updatedSince"));
        return TypedResults.Ok(ListModel.Of(await customers.PageAsync(filter, request.Cursor(), request.Limit()), CustomerModel.Of));
    }

    private static async Task<NoContent> DeleteAsync(string externalId, HttpContext http, Registry registry)
    {
        await registry.DeactivateAsync(Known(externalId), http.User.Caller());
        return TypedResults.NoContent();
    }

    /// <summary>As it may stand in the table: NUL is in no key.</summary>
    private static string Known(string externalId) => RouteKey.Of(externalId).Replace("\0", "", StringComparison.Ordinal);
}
