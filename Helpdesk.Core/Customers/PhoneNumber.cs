namespace Helpdesk.Core.Customers;

public sealed record PhoneNumber(string Value);
