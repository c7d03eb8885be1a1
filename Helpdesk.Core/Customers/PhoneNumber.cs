namespace Helpdesk.Core.Customers;

public sealed record PhoneNumber(string Value)
{
    public static PhoneNumber? FromProvider(string id) => new("+" + id);

    public static PhoneNumber? FromTyped(string id) => new("+" + id);
}
