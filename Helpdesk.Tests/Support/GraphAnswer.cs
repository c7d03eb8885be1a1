using System.Text;
using Microsoft.AspNetCore.Http;

namespace Helpdesk.Tests.Support;

/// <summary>One answer of <see cref="FakeGraph"/>, good or bad.</summary>
public sealed record GraphAnswer(Func<HttpContext, Task> Give)
{
    /// <summary>Reads the request and hangs up.</summary>
    public static GraphAnswer Drop { get; } = new(call =>
    {
        call.Abort();
        return Task.CompletedTask;
    });

    /// <summary>Reads the request and says nothing until the other side gives up.</summary>
    public static GraphAnswer Silence(out Task heard)
    {
        var (arrived, gaveUp) = (new TaskCompletionSource(), new TaskCompletionSource());
        heard = arrived.Task;
        return new GraphAnswer(async call =>
        {
            await using var hangUp = call.RequestAborted.Register(gaveUp.SetResult);
            arrived.SetResult();
            await gaveUp.Task;
        });
    }

    public static GraphAnswer Status(int status, string? retryAfter = null) => Json(status, "", retryAfter);

    public static GraphAnswer Fixture(string name, int status = 200, string? retryAfter = null) =>
        Json(status, Encoding.UTF8.GetString(Support.Fixture.Bytes($"meta/{name}.json")), retryAfter);

    public static GraphAnswer Json(int status, string body, string? retryAfter = null) => new(async call =>
    {
        call.Response.StatusCode = status;
        call.Response.ContentType = "application/json";
        if (retryAfter is not null) call.Response.Headers.RetryAfter = retryAfter;
        await call.Response.WriteAsync(body);
    });
}
