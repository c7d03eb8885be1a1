using System.Globalization;
using System.Text;
using System.Text.Json;
using Helpdesk.Core;
using Helpdesk.Core.Channels;
using Helpdesk.Core.Customers;

namespace Helpdesk.Tests.Support;

/// <summary>
/// Spoilt bodies of a provider, always the same ones for the same seed. Another seed is set by the environment variable
/// HELPDESK_TEST_MUTATION_SEED, a number.
/// </summary>
public sealed class Mutants(RecordedProvider recorded)
{
    public static readonly int Seed =
        int.TryParse(Environment.GetEnvironmentVariable("HELPDESK_TEST_MUTATION_SEED"), CultureInfo.InvariantCulture, out var told) ? told : 20261116;

    private readonly MutableBody[] _bodies = [.. recorded.Bodies.Select(body => new MutableBody(body))];

    public byte[] this[int number]
    {
        get
        {
            var random = new Random(unchecked((Seed * 31) + number));
            return _bodies[number % _bodies.Length].Mutate(random, _bodies[random.Next(_bodies.Length)]);
        }
    }

    /// <summary>How to see a failure again.</summary>
    public string Name(int number) => $"{recorded} mutant {number} of HELPDESK_TEST_MUTATION_SEED={Seed}";

    /// <summary>What is wrong with how this body is read; null when nothing is.</summary>
    public string? Fault(byte[] body)
    {
        try
        {
            var parts = recorded.Provider.Read(body, RecordedProvider.Received);
            return parts.Count == 0 ? "it is lost" : parts.Select(part => Fault(part, body)).FirstOrDefault(fault => fault is not null);
        }
        catch (JsonException) when (!IsJson(body))
        {
            return null;
        }
        catch (Exception e)
        {
            return e.ToString();
        }
    }

    private static string? Fault(Incoming part, byte[] body) => part switch
    {
        IncomingMessage { ProviderId.Length: 0 or > Limits.ProviderId } => "a message without a proper id",
        IncomingMessage message => Fault(message.Party, body),
        IncomingCall { CallId.Length: 0 or > Limits.ProviderId } => "a call without a proper id",
        IncomingCall call => Fault(call.Party, body),
        IncomingReceipt { ProviderId: null, SendId: null } => "a receipt of nothing",
        IncomingEdit { TargetId.Length: 0 or > Limits.ProviderId } or IncomingDelete { TargetId.Length: 0 or > Limits.ProviderId }
            or IncomingReaction { TargetId.Length: 0 or > Limits.ProviderId } => "a change of nothing",
        _ => null,
    };

    private static string? Fault(Party party, byte[] body)
    {
        if (party is { Phone: null, UserId: null }) return "somebody without an id";

        return PhoneNumber.FromProvider(party.Phone) is null || Digits(body).Contains(string.Concat(party.Phone!.Where(char.IsAsciiDigit)), StringComparison.Ordinal)
            ? null
            : $"phone {party.Phone} is not in the body";
    }

    /// <summary>The digits of a body, one after the other: a phone may be written with signs between them.</summary>
    private static string Digits(byte[] body) => string.Concat(Encoding.Latin1.GetString(body).Where(char.IsAsciiDigit));

    private static bool IsJson(byte[] body)
    {
        try
        {
            var reader = new Utf8JsonReader(body, new JsonReaderOptions { MaxDepth = int.MaxValue });
            while (reader.Read()) { }
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
