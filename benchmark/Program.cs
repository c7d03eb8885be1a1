using System.Globalization;
using Helpdesk.Benchmark;

// dotnet run -c Release --project benchmark [-- rounds=3 seconds=5 messages=20000 consoles=100 customers=50000 searches=100 rows=60000 desk=50000 tickets=1000000]; rounds=0, customers=0, rows=0, desk=0 and tickets=0 leave out the part that they are of; the desk needs the customers
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var settings = BenchmarkSettings.From(args);

await using var app = await AppUnderTest.StartAsync();
if (settings.Rounds > 0)
{
    await Webhooks.RunAsync(app, settings);
    await Consoles.RunAsync(app, settings);
}

if (settings.Customers > 0)
{
    await Search.RunAsync(app, settings);
    if (settings.DeskTickets > 0) await Desk.RunAsync(app, settings);
    if (settings.Rows > 0) await Importing.RunAsync(app, settings);
}

if (settings.Tickets > 0) await Reports.RunAsync(app, settings);
