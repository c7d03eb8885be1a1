namespace Helpdesk.Web.Features.Customers;

/// <summary>Names the registry's texts; the words are in CustomersTexts.resx and CustomersTexts.en.resx.</summary>
public sealed class CustomersTexts;
