namespace Helpdesk.Core.Customers;

public sealed record AnyDeskId(string Value);
