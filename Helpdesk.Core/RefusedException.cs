namespace Helpdesk.Core;

/// <summary>Every "no" the business can say. Each has its words, in both languages, in RefusalTexts.</summary>
public enum Refusal
{
    TicketAlreadyTaken,
    TicketNotYours,
    TicketDone,
    TicketNotDone,
    TicketGone,
    ConversationHasOpenTicket,
    NoConversation,
    TextEmpty,
    TextTooLong,
    SolutionMissing,
    WindowClosed,
    ChannelInactive,
    NotOnThisChannel,
    FileEmpty,
    FileTooLarge,
    FileRefused,
    FileGone,
    NotRetryable,
    UnknownCustomer,
    UnknownTechnician,
    UnknownType,
    UnknownModule,
    CustomerInactive,
    CustomerHasNoPhone,
    PhoneInvalid,
    TaxIdInvalid,
    AnyDeskInvalid,
    StateInvalid,
    TaxIdRounded,
    TaxIdAmbiguous,
    TaxIdTaken,
    PhoneTaken,
    ExternalIdTaken,
    CustomerUnnamed,
    CustomerNotListed,
    CustomerMixedUp,
    CustomerMerged,
    SameCustomer,
    MachineGone,
    FieldMissing,
    FieldTooLong,
    ValueUnknown,
    DateInvalid,
    NumberInvalid,
    OutOfRange,
    Repeated,
    TooMany,
    UnknownMessage,
    ImportEmpty,
    ImportNoTable,
    ImportOldExcel,
    ImportBroken,
    ImportTooLarge,
    ImportTooManyRows,
    ImportQuoteOpen,
    ImportRunning,
    ImportGone,
    QuarantineGone,
    NotAllowed,
    VersionStale,
    ChannelGone,
    ChannelDeclared,
    KeyInvalid,
    KeyTaken,
    AccountTaken,
    AddressInvalid,
    CredentialsLost,
    TestNeedsWindow,
    CalledBackAlready,
}

/// <summary>The business says no, in words. <see cref="Details"/> fill the places of the sentence (a number, a name, a limit).</summary>
public sealed class RefusedException(Refusal refusal, params object[] details) : Exception(refusal.ToString())
{
    public Refusal Refusal { get; } = refusal;

    public IReadOnlyList<object> Details { get; } = details;

    /// <summary>The input that was refused, in the wire's spelling ("contacts[0].phones[1]"), when one field is to blame.</summary>
    public string? Field { get; init; }
}
