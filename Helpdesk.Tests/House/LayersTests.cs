using System.Text.RegularExpressions;
using Helpdesk.Tests.Support;

namespace Helpdesk.Tests.House;

public sealed partial class LayersTests
{
    /// <summary>Each room of Core may use only the rooms to its left.</summary>
    private static readonly string[] Rooms =
        ["Live", "Data", "Users", "Catalogue", "Customers", "Channels", "Tickets", "Conversations", "Calls", "Inbox", "Outbox", "Desk", "Transfer", "Reports"];

    [Fact]
    public void A_room_of_Core_uses_only_the_rooms_to_its_left()
    {
        var offences =
            from file in SourceTree.Files("Helpdesk.Core", "*.cs")
            where !KnowsAllTables(file)
            let room = RoomOf(file)
            where room is not null
            from Match use in Use().Matches(File.ReadAllText(file))
            let used = use.Groups["room"].Value
            where Array.IndexOf(Rooms, used) > Array.IndexOf(Rooms, room)
            select $"{SourceTree.Name(file)} uses {used}";

        Assert.Empty(offences);
    }

    [Fact]
    public void Every_folder_of_Core_is_a_room()
    {
        var folders = SourceTree.Files("Helpdesk.Core", "*.cs").Select(RoomOf).OfType<string>().Distinct();

        Assert.Empty(folders.Except(Rooms));
    }

    [Theory]
    [InlineData("Helpdesk.Core", "*.cs", @"Microsoft\.AspNetCore\.(Components|Http|Mvc)|Radzen")]
    [InlineData("Helpdesk.Web/Features", "*.razor", @"\bHelpdeskDb\b|@inject Database\b|EntityFrameworkCore")]
    [InlineData("Helpdesk.Web/Shell", "*.razor", @"\bHelpdeskDb\b|@inject Database\b|EntityFrameworkCore")]
    [InlineData("Helpdesk.Web/Api", "*.cs", @"\bHelpdeskDb\b|EntityFrameworkCore")]
    public void Nobody_reaches_past_the_next_door(string folder, string pattern, string forbidden)
    {
        if (!Directory.Exists(Path.Combine(SourceTree.Root, folder))) return;
        var offenders = SourceTree.Files(folder, pattern).Where(file => Regex.IsMatch(File.ReadAllText(file), forbidden, RegexOptions.NonBacktracking)).Select(SourceTree.Name);

        Assert.Empty(offenders);
    }

    private static string? RoomOf(string file) => SourceTree.Name(file).Split('/') is [_, var room, _, ..] ? room : null;

    // The list of tables, the demo data and the design-time factory see everything: that is what they are for.
    private static bool KnowsAllTables(string file) =>
        SourceTree.Name(file) is "Helpdesk.Core/Data/HelpdeskDb.cs" || SourceTree.Name(file).StartsWith("Helpdesk.Core/Data/DemoData", StringComparison.Ordinal);

    [GeneratedRegex(@"Helpdesk\.Core\.(?<room>[A-Z]\w+)", RegexOptions.NonBacktracking)]
    private static partial Regex Use();
}
