namespace Helpdesk.Core.Customers;

public sealed record TaxId(string Value);
