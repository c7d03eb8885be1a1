namespace Helpdesk.Core.Transfer;

/// <summary>What the rows of a table are. In the order in which they are imported: a contact's customer must be there first.</summary>
public enum TableKind
{
    Customers,
    Contacts,
    Licences,
    Machines,
}
