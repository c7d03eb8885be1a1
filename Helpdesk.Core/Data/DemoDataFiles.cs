namespace Helpdesk.Core.Data;

/// <summary>A file of the demonstration. The simulator keeps it as Meta keeps what customers send, under this id.</summary>
public sealed record DemoFile(string MediaId, string ContentType, string? Name)
{
    public static DemoFile ErrorScreen { get; } = new("800000000000001", "image/jpeg", null);

    public static DemoFile Pinpad { get; } = new("800000000000002", "image/jpeg", null);

    public static DemoFile VoiceNote { get; } = new("800000000000003", "audio/ogg; codecs=opus", null);

    public static DemoFile Report { get; } = new("800000000000004", "application/pdf", "vendas-do-mes.pdf");

    public static IReadOnlyList<DemoFile> All { get; } = [ErrorScreen, Pinpad, VoiceNote, Report];
}
