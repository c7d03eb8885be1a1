using Helpdesk.Web.Hosting;

var builder = WebApplication.CreateBuilder(args);

builder.Services.AddSingleton(TimeProvider.System);
builder.Services.AddLanguages();
builder.Services.AddLogin();
builder.Services.AddScreens();

var app = builder.Build();

app.UseFriendlyPages();
app.UseRouting();
app.UseRequestLocalization();
app.UseAuthentication();
app.UseAuthorization();
app.UseAntiforgery();

app.MapLanguages();
app.MapLogin();
app.MapScreens();

app.Run();
