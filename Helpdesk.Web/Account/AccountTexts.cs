namespace Helpdesk.Web.Account;

/// <summary>Names the account pages' texts; the words are in AccountTexts.resx and AccountTexts.en.resx.</summary>
public sealed class AccountTexts;
