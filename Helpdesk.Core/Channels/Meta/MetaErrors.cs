using System.Text.Json;
using static Helpdesk.Core.Channels.Again;
using static Helpdesk.Core.Channels.FailureKind;

namespace Helpdesk.Core.Channels.Meta;

/// <summary>Meta's error codes (Cloud API: Error codes), put into our few kinds. Decided by code: titles change.</summary>
internal static class MetaErrors
{
    private sealed record Rule(int From, int To, FailureKind Kind, Again Again);

    // The first rule that holds the code counts, so single codes stand above the ranges around them.
    private static readonly Rule[] Rules =
    [
        new(0, 0, Credentials, Never),              // token invalid
        new(1, 2, RetryLater, Soon),                // unknown, temporarily down
        new(3, 3, Credentials, Never),              // permission missing
        new(4, 4, RetryLater, Throttled),           // app limit
        new(10, 10, Credentials, Never),            // permission missing
        new(33, 33, Credentials, Never),            // our number is gone
        new(100, 100, ContentRefused, Never),       // bad parameter
        new(190, 190, Credentials, Never),          // token expired
        new(200, 299, Credentials, Never),          // permission missing
        new(368, 368, Credentials, Never),          // blocked for policy
        new(613, 613, Quota, Never),                // call rate
        new(80007, 80007, RetryLater, Throttled),   // account limit
        new(130429, 130429, RetryLater, Throttled), // throughput
        new(130472, 130472, ContentRefused, Never), // recipient is in an experiment
        new(130497, 130497, Credentials, Never),    // country restricted
        new(131000, 131000, RetryLater, Soon),      // something went wrong
        new(131005, 131005, Credentials, Never),    // permission missing
        new(131008, 131009, ContentRefused, Never), // bad parameter
        new(131016, 131016, RetryLater, Soon),      // service down
        new(131020, 131020, ContentRefused, Never), // group
        new(131021, 131021, InvalidNumber, Never),  // recipient is the sender
        new(131026, 131026, NotOnWhatsApp, Never),  // undeliverable
        new(131030, 131030, InvalidNumber, Never),  // not in the test list
        new(131031, 131031, Credentials, Never),    // account locked
        new(131037, 131037, Credentials, Never),    // display name not approved
        new(131041, 131041, ContentRefused, Never), // group
        new(131042, 131042, Quota, Never),          // payment
        new(131044, 131044, Quota, Never),          // payment, for calls
        new(131045, 131045, Credentials, Never),    // registration
        new(131047, 131047, OutOfWindow, Never),    // more than 24 h
        new(131048, 131048, Quota, Never),          // spam limit: a person must look
        new(131049, 131050, ContentRefused, Never), // marketing held back, or stopped by the user
        new(131051, 131053, ContentRefused, Never), // type or file
        new(131056, 131056, RetryLater, Pair),      // pair limit
        new(131057, 131057, RetryLater, Soon),      // maintenance
        new(131062, 131063, InvalidNumber, Never),  // a user id is not enough here
        new(131064, 131064, Quota, Later),          // messaging limit
        new(131201, 131215, ContentRefused, Never), // groups
        new(132000, 132069, ContentRefused, Never), // template
        new(133004, 133004, RetryLater, Soon),      // server unavailable
        new(133000, 133016, Credentials, Never),    // registration, two-step
        new(135000, 135000, ContentRefused, Never), // bad parameter
    ];

    /// <summary>An element of errors[], or the error of an API answer.</summary>
    public static Failure Read(JsonElement error)
    {
        var words = error.Part("error_data").Text("details") ?? error.Text("message") ?? error.Text("title");
        return new Failure(RuleOf(error)?.Kind ?? Unknown, error.Text("code"), words);
    }

    /// <summary>The first of an element's errors[]; unknown when it failed without saying why.</summary>
    public static Failure First(JsonElement element) =>
        element.List("errors").FirstOrDefault() is var error && error.IsObject() ? Read(error) : new Failure(Unknown, null, null);

    /// <returns>Null for a code that is not Meta's.</returns>
    public static FailureKind? KindOf(long code) => RuleOf(code)?.Kind;

    /// <summary>A code that we do not know may be tried again when Meta itself calls it transient.</summary>
    public static Again AgainAfter(JsonElement error) => RuleOf(error)?.Again ?? (error.IsTrue("is_transient") ? Soon : Never);

    private static Rule? RuleOf(JsonElement error) => error.Whole("code") is { } code ? RuleOf(code) : null;

    private static Rule? RuleOf(long code) => Array.Find(Rules, rule => code >= rule.From && code <= rule.To);
}
