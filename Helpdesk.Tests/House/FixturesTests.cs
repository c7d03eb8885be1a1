using Helpdesk.Tests.Support;

namespace Helpdesk.Tests.House;

/// <summary>What is recorded of calls that we make is what we really make, or it says why not. Of what arrives, the tests of effects ask the same.</summary>
public sealed class FixturesTests
{
    private static readonly Dictionary<string, string> NotBuilt = new()
    {
        ["meta/api_call_accept_request"] = "calls are shown, their sound is not carried",
        ["meta/api_call_action_response"] = "calls are shown, their sound is not carried",
        ["meta/api_call_connect_response"] = "calls are shown, their sound is not carried",
        ["meta/api_call_pre_accept_request"] = "calls are shown, their sound is not carried",
        ["meta/api_call_terminate_request"] = "calls are shown, their sound is not carried",
        ["gupshup/api_mark_read_typing_event"] = "typing exists in the partner API only",
        ["gupshup/api_partner_v3_send_response"] = "we send through the self-serve API",
    };

    [Fact]
    public void Each_recorded_call_is_made_by_a_test_or_says_why_not()
    {
        var tests = string.Concat(SourceTree.Files("Helpdesk.Tests", "*.cs").Where(file => Path.GetFileName(file) != "FixturesTests.cs").Select(File.ReadAllText));

        Assert.Equal(NotBuilt.Keys.Order(StringComparer.Ordinal), Calls().Where(call => !tests.Contains(call.Split('/')[1], StringComparison.Ordinal)));
    }

    private static IEnumerable<string> Calls() => SourceTree.Files("Helpdesk.Tests", "api_*.json")
        .Select(file => $"{Path.GetFileName(Path.GetDirectoryName(file))}/{Path.GetFileNameWithoutExtension(file)}").Order(StringComparer.Ordinal);
}
