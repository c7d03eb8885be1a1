using System.Security.Claims;
using Helpdesk.Core;
using Helpdesk.Core.Transfer;
using Helpdesk.Core.Users;
using Helpdesk.Web.Account;
using Helpdesk.Web.Shell;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Localization;

namespace Helpdesk.Web.Features.Transfer;

/// <summary>Files of the registry, in and out, for supervisors.</summary>
public static class TransferHosting
{
    /// <summary>The file's name, percent-encoded: headers hold no accents.</summary>
    public const string NameHeader = "X-File-Name";

    private const string Workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private const string Csv = "text/csv; charset=utf-8";

    public static void MapTransfer(this IEndpointRouteBuilder app)
    {
        var files = app.MapGroup("/transfer").RequireAuthorization(Policies.Supervisor);
        files.MapPost("/upload", TakeAsync);
        files.MapGet("/export.xlsx", (HttpContext http, Exports exports, TimeProvider time, IStringLocalizer<TransferTexts> t) =>
            GiveAsync(http, $"{t["FileAll"].Value}-{time.GetUtcNow():yyyy-MM-dd}.xlsx", to => exports.WorkbookAsync(to, http.RequestAborted)));
        files.MapGet("/{kind}.csv", (HttpContext http, string kind, Exports exports, TimeProvider time) => KindOf(kind) is not { } known ? NotFound
            : GiveAsync(http, $"{NameOf(known)}-{time.GetUtcNow():yyyy-MM-dd}.csv", to => exports.CsvAsync(known, to, http.RequestAborted)));
        files.MapGet("/template.xlsx", (HttpContext http, Exports exports, IStringLocalizer<TransferTexts> t) => GiveAsync(
            http, $"{t["FileTemplate"].Value}.xlsx", to => exports.TemplateAsync(to, Words(t))));
        files.MapGet("/template/{kind}.csv", (HttpContext http, string kind, Exports exports, IStringLocalizer<TransferTexts> t) => KindOf(kind) is not { } known ? NotFound
            : GiveAsync(http, $"{t["FileTemplate"].Value}-{NameOf(known)}.csv", to => exports.TemplateAsync(known, to)));
        files.MapGet("/refused", RefusedAsync);
    }

    private static Task<IResult> NotFound => Task.FromResult(Results.NotFound());

    /// <summary>Takes a file from the browser: its bytes are the body. The page that sent it follows what becomes of it.</summary>
    private static async Task<IResult> TakeAsync(HttpContext http, IAntiforgery antiforgery, Imports imports, RefusalTexts refusals)
    {
        if (http.Request.HasFormContentType || !await antiforgery.IsRequestValidAsync(http)) return Results.BadRequest();
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size) size.MaxRequestBodySize = TransferLimits.File + 1;

        var name = Checked.Cut(Uri.UnescapeDataString(http.Request.Headers[NameHeader].ToString()).Trim(), Limits.Name) is { Length: > 0 } told ? told : "?";
        try
        {
            if (http.Request.ContentLength > TransferLimits.File) throw new RefusedException(Refusal.ImportTooLarge, name, TransferLimits.File / 1024 / 1024);

            await imports.TakeAsync(http.Request.Body, name, ActorOf(http.User), http.RequestAborted);
            return Results.NoContent();
        }
        catch (RefusedException no)
        {
            return Results.Text(refusals.Of(no), statusCode: StatusCodes.Status422UnprocessableEntity);
        }
    }

    private static Task<IResult> RefusedAsync(HttpContext http, Imports imports, OutcomeWords words, IStringLocalizer<TransferTexts> t) =>
        imports.Of(ActorOf(http.User).Id!.Value) is not { State.Report: not null } import ? NotFound
        : GiveAsync(http, $"{t["FileRefused"].Value}.{RefusedRows.ExtensionOf(import)}", to => RefusedRows.WriteAsync(import, to, t["Reason"], words.Why, http.RequestAborted));

    /// <summary>Written to the disk first: what fails halfway must not reach anybody as a file that looks whole.</summary>
    private static async Task<IResult> GiveAsync(HttpContext http, string name, Func<Stream, Task> write)
    {
        var path = Path.Combine(Path.GetTempPath(), $"helpdesk-{Ids.New():N}");
        var file = new FileStream(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, bufferSize: 64 * 1024, FileOptions.DeleteOnClose | FileOptions.Asynchronous);
        try
        {
            await write(file);
            file.Position = 0;
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }

        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers.XContentTypeOptions = "nosniff";
        return Results.File(file, name.EndsWith(".csv", StringComparison.Ordinal) ? Csv : Workbook, name);
    }

    private static Actor ActorOf(ClaimsPrincipal person) =>
        new(ActorKind.User, Guid.Parse(person.FindFirstValue(ClaimTypes.NameIdentifier)!), person.FindFirstValue(ClaimTypes.GivenName)!);

    private static TemplateWords Words(IStringLocalizer<TransferTexts> t) => new(t["Help"], [t["Sheet"], t["Column"], t["WhatItTakes"]], (kind, column) => ColumnHelp.Of(t, kind, column));

    private static TableKind? KindOf(string name) => Wire.Parse<TableKind>(name);

    private static string NameOf(TableKind kind) => Column.Plain(SheetNames.Of(kind));
}
