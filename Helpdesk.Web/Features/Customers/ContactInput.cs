using Helpdesk.Core;
using Helpdesk.Core.Customers;

namespace Helpdesk.Web.Features.Customers;

/// <summary>What becomes of a number that another customer has too.</summary>
public enum NumberRule
{
    Unsaid,
    Share,
    Move,
}

/// <summary>What stands in the form of a contact.</summary>
public sealed class ContactInput
{
    public string? Name { get; set; }
    public string? Role { get; set; }
    public List<PhoneInput> Phones { get; } = [];

    /// <summary>Those that say something, in the order in which refusals count them.</summary>
    public IReadOnlyList<PhoneInput> Written => [.. Phones.Where(p => !string.IsNullOrWhiteSpace(p.Typed))];

    public static ContactInput Of(ContactEntry? entry)
    {
        var input = new ContactInput { Name = entry?.Name, Role = entry?.Role };
        input.Phones.AddRange((entry?.Phones ?? []).Select(number => new PhoneInput { Typed = PhoneNumber.FromTyped(number)?.Display ?? number }));
        if (input.Phones.Count == 0) input.Phones.Add(new PhoneInput());
        return input;
    }

    public ContactEntry ToEntry(Guid? id) => new(DataInput.Text(Name), DataInput.Text(Role), [.. Written.Select(p => PhoneNumber.FromTyped(p.Typed)?.Value ?? p.Typed)])
    {
        Id = id,
        Shared = With(NumberRule.Share),
        Moved = With(NumberRule.Move),
    };

    /// <summary>Puts a refusal at the number that it means; false when it means none.</summary>
    public bool Refuse(RefusedException no, string words, string field)
    {
        if (RowPlace.Of(field, "phones") is not { } place || place.Index >= Written.Count) return false;

        var phone = Written[place.Index];
        (phone.Error, phone.Taken) = (words, no.Refusal == Refusal.PhoneTaken ? no : null);
        return true;
    }

    public void ForgetRefusals() => Phones.ForEach(p => (p.Error, p.Taken) = (null, null));

    private IReadOnlyList<string> With(NumberRule rule) => [.. Written.Where(p => p.Rule == rule).Select(p => p.Typed!)];
}

/// <summary>One number in a form.</summary>
public sealed class PhoneInput
{
    private string? _typed;

    public string? Typed
    {
        get => _typed;
        set
        {
            // Another number is another question.
            if (_typed != value) (Rule, Error, Taken) = (NumberRule.Unsaid, null, null);
            _typed = value;
        }
    }

    public NumberRule Rule { get; set; }
    public string? Error { get; set; }

    /// <summary>Whose it is already: the person, the customer, its key.</summary>
    public RefusedException? Taken { get; set; }
}
