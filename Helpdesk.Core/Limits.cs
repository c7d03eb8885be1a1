namespace Helpdesk.Core;

/// <summary>Lengths and sizes, the same for forms, API and tables. Lengths in characters, sizes in bytes.</summary>
public static class Limits
{
    public const int Name = 200;
    public const int Key = 40;
    public const int Line = 400;
    public const int Notes = 4_000;

    /// <summary>What WhatsApp takes in one text message (Meta: messages, text.body).</summary>
    public const int MessageText = 4_096;

    /// <summary>As much as is kept of what somebody writes and has not sent: more than goes out, less than a circuit takes at once.</summary>
    public const int Draft = 8_000;

    /// <summary>What WhatsApp takes under a file (Meta: media messages, caption).</summary>
    public const int Caption = 1_024;

    public const int Solution = 8_000;
    public const int ProviderId = 512;
    public const int Phone = 24;
    public const int Page = 200;
    /// <summary>Contacts, phones, licences or machines of one customer.</summary>
    public const int Parts = 500;

    /// <summary>Customers in one call of the API.</summary>
    public const int Batch = 1_000;

    public const int ApiBody = 8 * 1024 * 1024;
    public const int WebhookBody = 5 * 1024 * 1024;
}
