using Helpdesk.Core.Data;

namespace Helpdesk.Core.Customers;

/// <summary>A person who writes or calls. Exists without a customer until somebody links the number.</summary>
public sealed class Contact : Entity
{
    private readonly List<ContactPhone> _phones = [];

    public Contact(string? name, DateTimeOffset now)
    {
        ProfileName = name;
        CreatedAt = now;
    }

    private Contact() { }

    public Guid? CustomerId { get; private set; }

    /// <summary>As registered; the next message does not change it.</summary>
    public string? Name { get; private set; }

    /// <summary>As the person calls themselves on WhatsApp.</summary>
    public string? ProfileName { get; private set; }

    /// <summary>What the person is at the customer ("owner").</summary>
    public string? Role { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }
    public IReadOnlyCollection<ContactPhone> Phones => _phones;

    /// <summary>What people call them; whoever never said a name goes by the number.</summary>
    public string ShownName => Name ?? ProfileName ?? _phones.FirstOrDefault()?.Number ?? "?";

    public void Register(string name, string? role) => (Name, Role) = (name, role);

    public void CallThemselves(string? profileName)
    {
        if (!string.IsNullOrWhiteSpace(profileName)) ProfileName = profileName.Length > Limits.Name ? profileName[..Limits.Name] : profileName;
    }

    public void BelongTo(Guid? customerId) => CustomerId = customerId;

    public void AnswerOn(PhoneNumber number)
    {
        if (_phones.All(p => p.Number != number.Value)) _phones.Add(new ContactPhone(number.Value));
    }

    /// <summary>Took another number instead of this one.</summary>
    public void Move(PhoneNumber left, PhoneNumber taken)
    {
        _phones.RemoveAll(p => p.Number == left.Value);
        AnswerOn(taken);
    }

    /// <summary>Keeps these numbers and no other.</summary>
    public void AnswerOnlyOn(IReadOnlyCollection<PhoneNumber> numbers)
    {
        _phones.RemoveAll(p => numbers.All(n => n.Value != p.Number));
        foreach (var number in numbers) AnswerOn(number);
    }
}

/// <summary>A number that a contact answers on, E.164 ("+5511900001234"). Several contacts may share one.</summary>
public sealed class ContactPhone
{
    public ContactPhone(string number) => Number = number;

    private ContactPhone() { }

    public Guid Id { get; private init; } = Ids.New();
    public Guid ContactId { get; private set; }
    public string Number { get; private set; } = "";
}
