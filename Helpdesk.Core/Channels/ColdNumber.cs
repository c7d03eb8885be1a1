namespace Helpdesk.Core.Channels;

/// <summary>
/// A number that never wrote to us: WhatsApp may know it in another form (Brazilian ones without their ninth digit), or not at all. The
/// providers that know which are asked before the first message; Meta and its partners find it out by themselves.
/// </summary>
internal static class ColdNumber
{
    /// <summary>How long the question may take.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>Asks when there is something to ask, and somebody who may.</summary>
    /// <param name="find">The form to write to; null when WhatsApp does not know the number.</param>
    public static Task<SendOutcome> SendAsync(
        ProviderNeeds needs, ChannelAccess channel, Parcel parcel, Func<string, Task<string?>> find, Func<Parcel, Task<SendOutcome>> send) =>
        parcel.Cold && needs.FirstMissing(channel.Credentials) is null ? AskAndSendAsync(parcel, find, send) : send(parcel);

    private static async Task<SendOutcome> AskAndSendAsync(Parcel parcel, Func<string, Task<string?>> find, Func<Parcel, Task<SendOutcome>> send)
    {
        string? known;
        try
        {
            known = await find(parcel.To);
        }
        catch (HttpRequestException)
        {
            // Whatever keeps the provider from answering, the message itself meets it too and says so; else the number does as it is.
            return await send(parcel);
        }

        if (known is null) return new NotSent(new Failure(FailureKind.NotOnWhatsApp, null, null), null);

        var outcome = await send(parcel with { To = known });
        return outcome is Accepted accepted ? accepted with { RecipientId = known } : outcome;
    }
}
