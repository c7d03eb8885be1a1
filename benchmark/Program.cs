using System.Globalization;
using Helpdesk.Benchmark;

// dotnet run -c Release --project benchmark [-- rounds=3 seconds=5 messages=20000 consoles=100 customers=50000 searches=100 rows=60000]; rounds=0 measures searches and imports only
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var settings = BenchmarkSettings.From(args);

await using var app = await AppUnderTest.StartAsync();
if (settings.Rounds > 0)
{
    await Webhooks.RunAsync(app, settings);
    await Consoles.RunAsync(app, settings);
}

await Importing.RunAsync(app, settings);
await Search.RunAsync(app, settings);
