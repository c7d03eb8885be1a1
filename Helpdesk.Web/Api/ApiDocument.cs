using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Helpdesk.Web.Api;

/// <summary>What /openapi/v1.json says beyond what the endpoints say themselves.</summary>
internal static class ApiDocument
{
    private const string Scheme = "bearer";

    public static void Describe(OpenApiOptions options)
    {
        options.ShouldInclude = endpoint => endpoint.RelativePath?.StartsWith("api/v1", StringComparison.Ordinal) == true;
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info = new OpenApiInfo { Title = "Helpdesk", Version = "v1", Description = "Customers, tickets and messages, for the ERP and scripts. See docs/api.md." };
            document.Components ??= new OpenApiComponents();
            document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
            {
                [Scheme] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = Scheme, Description = "An API token of the helpdesk" },
            };
            document.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(Scheme, document)] = [] }];
            return Task.CompletedTask;
        });
    }

    public static RouteHandlerBuilder TakesPages(this RouteHandlerBuilder endpoint) =>
        endpoint.TakesQuery("limit", "1 to 200; 50 unless told").TakesQuery("cursor", "The nextCursor of the page before");

    public static RouteHandlerBuilder TakesQuery(this RouteHandlerBuilder endpoint, string name, string description) =>
        endpoint.Takes(ParameterLocation.Query, name, description);

    public static RouteHandlerBuilder TakesHeader(this RouteHandlerBuilder endpoint, string name, string description) =>
        endpoint.Takes(ParameterLocation.Header, name, description);

    public static RouteGroupBuilder ProducesApiProblems(this RouteGroupBuilder group) => group
        .ProducesProblem(StatusCodes.Status401Unauthorized)
        .ProducesValidationProblem();

    private static RouteHandlerBuilder Takes(this RouteHandlerBuilder endpoint, ParameterLocation place, string name, string description) =>
        endpoint.AddOpenApiOperationTransformer((operation, _, _) =>
        {
            operation.Parameters ??= [];
            operation.Parameters.Add(new OpenApiParameter
            {
                Name = name,
                In = place,
                Description = description,
                Schema = new OpenApiSchema { Type = JsonSchemaType.String },
            });
            return Task.CompletedTask;
        });
}
