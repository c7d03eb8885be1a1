using Helpdesk.Web.Api;
using Helpdesk.Web.Features.Reports;
using Helpdesk.Web.Features.Simulator;
using Helpdesk.Web.Features.Transfer;
using Helpdesk.Web.Hosting;
using Helpdesk.Web.Media;
using Helpdesk.Web.Webhooks;

var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = DataDirectory.HomeOfPublished() });
if (Verbs.Asked(args)) return await Verbs.RunAsync(args, builder.Configuration, builder.Environment);

try
{
    await using var postgres = await builder.StartPostgresAsync();

    builder.AddDemo();
    builder.Services.AddSingleton(TimeProvider.System);
    builder.Services.AddStorage(builder.Configuration.GetConnectionString("Helpdesk")!, DataDirectory.Of(builder.Configuration, builder.Environment));
    builder.Services.AddWork();
    builder.Services.AddWebhooks();
    builder.Services.AddApi();
    builder.Services.AddHealth();
    builder.Services.AddLanguages();
    builder.Services.AddLogin();
    builder.Services.AddScreens();

    await using var app = builder.Build();
    await app.PrepareAsync();

    app.UseFriendlyErrors();
    app.UseRouting();
    app.UseRequestLocalization();
    app.UseAuthentication();
    app.UseAuthorization();
    app.UseRateLimiter();
    app.UseAntiforgery();

    app.MapHealth();
    app.MapWebhooks();
    app.MapApi();
    app.MapLanguages();
    app.MapLogin();
    app.MapMedia();
    app.MapTransfer();
    app.MapReportFiles();
    app.MapSimulator();
    app.MapScreens();

    await app.RunToTheEndAsync();
    return 0;
}
catch (Exception e) when (Obstacles.Of(e) is { } obstacle)
{
    await Console.Error.WriteLineAsync(obstacle);
    return 1;
}
