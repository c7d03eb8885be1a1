namespace Helpdesk.Web.Features.Simulator;

/// <summary>What reaches the phones from the helpdesk, whichever provider's API took it.</summary>
public sealed class Arrivals(Phones phones, CustomerPhone phone, Network network, TimeProvider time)
{
    /// <summary>How long a phone shows that the other side writes, unless a message comes first (Meta: typing indicators).</summary>
    private static readonly TimeSpan LongestTyping = TimeSpan.FromSeconds(25);

    public DateTimeOffset Now => time.GetUtcNow();

    /// <summary>The chat of whoever is written to by this number or opaque id; null when it is neither.</summary>
    public Task<PhoneChat?> ChatAsync(PhoneWire wire, string? to) => phones.FindAsync(wire, to);

    /// <summary>The provider took a message; its receipts follow when the provider's answer is out.</summary>
    /// <param name="typing">How long the phone shows that we write before it comes.</param>
    public void Take(HttpContext http, PhoneChat chat, PhoneMessage message, TimeSpan typing = default)
    {
        var taken = message with { QuotedId = chat.Find(message.QuotedId)?.Id ?? message.QuotedId };
        if (typing == default) Show(chat, taken);
        http.Response.OnCompleted(() => typing == default ? FollowAsync(chat) : ComeLaterAsync(chat, taken, typing));
    }

    /// <summary>The provider took a message and then could not fetch its file.</summary>
    public void Fail(HttpContext http, PhoneChat chat, PhoneMessage message)
    {
        var failed = message with { Tick = PhoneTick.Failed };
        Show(chat, failed);
        http.Response.OnCompleted(() =>
        {
            network.Carry(chat.Wire, chat.Wire.Tell(chat, new Failed(failed, Now)));
            return Task.CompletedTask;
        });
    }

    /// <param name="emoji">Null or empty takes it back.</param>
    public void React(PhoneChat chat, string? messageId, string? emoji)
    {
        if (chat.Find(messageId) is not { } target) return;

        chat.Change(target.Id, m => m with { Reaction = string.IsNullOrEmpty(emoji) ? null : emoji });
        phones.Tell(chat);
    }

    /// <summary>This message and all before it were read by the helpdesk.</summary>
    /// <returns>False when no phone sent it.</returns>
    public async Task<bool> ReadAsync(PhoneWire wire, string? messageId, bool typing = false)
    {
        foreach (var chat in await phones.AllAsync(wire))
        {
            if (chat.Find(messageId) is not { Mine: true } read) continue;

            foreach (var earlier in chat.Messages.Where(m => m.Mine && m.At <= read.At)) chat.Change(earlier.Id, m => m with { Tick = PhoneTick.Read });
            if (typing) Type(chat, LongestTyping);
            phones.Tell(chat);
            return true;
        }

        return false;
    }

    private Task FollowAsync(PhoneChat chat)
    {
        phone.Acknowledge(chat);
        return Task.CompletedTask;
    }

    // The provider has answered already: nobody waits for this.
    private Task ComeLaterAsync(PhoneChat chat, PhoneMessage message, TimeSpan typing)
    {
        Type(chat, typing);
        phones.Tell(chat);
        _ = Task.Delay(typing, time).ContinueWith(_ =>
        {
            Show(chat, message);
            phone.Acknowledge(chat);
        }, TaskScheduler.Default);
        return Task.CompletedTask;
    }

    private void Show(PhoneChat chat, PhoneMessage message)
    {
        chat.SupportTypes = false;
        chat.Add(message);
        phones.Tell(chat);
    }

    private void Type(PhoneChat chat, TimeSpan atMost)
    {
        chat.SupportTypes = true;
        _ = Task.Delay(atMost, time).ContinueWith(_ =>
        {
            chat.SupportTypes = false;
            phones.Tell(chat);
        }, TaskScheduler.Default);
    }
}
