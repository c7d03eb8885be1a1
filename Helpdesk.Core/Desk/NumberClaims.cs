using Helpdesk.Core.Customers;
using Helpdesk.Core.Data;
using Helpdesk.Core.Users;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Core.Desk;

/// <summary>Numbers that somebody writes down for a customer and that others have already: they are shared or moved by word, never in silence.</summary>
internal sealed class NumberClaims(HelpdeskDb db, CustomerEntry entry, Customer? customer)
{
    private readonly HashSet<string> _own = [.. customer?.Contacts.SelectMany(c => c.Phones).Select(p => p.Number) ?? []];

    /// <exception cref="InputRefusedException">Another customer has a number, and nobody said what shall become of that.</exception>
    public async Task RefuseTakenAsync()
    {
        var claims = Claims().ToList();
        if (claims.Count == 0) return;

        var numbers = claims.ConvertAll(c => c.Number);
        var holders = await HoldersOf(numbers).SelectMany(c => c.Phones, (c, p) => new { p.Number, Who = c.Name ?? c.ProfileName ?? p.Number, c.CustomerId })
            .Where(p => numbers.Contains(p.Number))
            .Join(db.Customers, p => p.CustomerId, c => c.Id, (p, c) => new { p.Number, p.Who, Customer = c.TradeName ?? c.LegalName, c.ExternalId })
            .OrderBy(p => p.Customer).ToListAsync();
        var complaints = new Complaints();
        foreach (var claim in claims)
        {
            if (holders.Find(h => h.Number == claim.Number) is { } holder) complaints.Add(Refusal.PhoneTaken, claim.Field, holder.Who, holder.Customer, holder.ExternalId);
        }

        complaints.ThrowIfAny();
    }

    /// <summary>
    /// Takes the moved numbers from whoever has them. The people behind them become nobody's, so that writing the customer adopts them;
    /// their tickets stay whose they were. Within the caller's transaction: it saves.
    /// </summary>
    public async Task MoveAsync(Actor by, DateTimeOffset now)
    {
        var numbers = entry.Contacts.SelectMany(c => Canonical(c.Moved).Intersect(Canonical(c.Phones))).ToHashSet();
        if (numbers.Count == 0) return;

        var holders = await HoldersOf(numbers).Include(c => c.Phones).ToListAsync();
        var owners = holders.Select(c => c.CustomerId!.Value).Distinct().ToList();
        var customers = await CustomerRecords.Whole(db.Customers.Where(c => owners.Contains(c.Id))).ToListAsync();
        var withHistory = await RegistryPage.WithHistoryAsync(db, holders.ConvertAll(c => c.Id));
        foreach (var owner in customers)
        {
            var picture = CustomerPicture.Of(owner);
            foreach (var contact in holders.Where(c => c.CustomerId == owner.Id)) await TakeAsync(owner, contact, numbers, withHistory.Contains(contact.Id), now);
            owner.Touch(now);
            db.CustomerChanges.AddRange(picture.ChangesTo(CustomerPicture.Of(owner)).Select(field => new CustomerChange(owner.Id, field, by, now)));
        }

        await db.SaveChangesAsync();
    }

    private async Task TakeAsync(Customer owner, Contact contact, HashSet<string> numbers, bool withHistory, DateTimeOffset now)
    {
        var kept = contact.Phones.Select(p => p.Number).Except(numbers).Select(number => PhoneNumber.FromTyped(number)!).ToList();
        if (kept.Count > 0)
        {
            await PartAsync(contact, numbers, now);
            contact.AnswerOnlyOn(kept);
            return;
        }

        owner.Release(contact);
        if (!withHistory) db.Contacts.Remove(contact);
    }

    /// <summary>Somebody with other numbers stays where they are; who writes from the moved one is another person from now on.</summary>
    private async Task PartAsync(Contact contact, HashSet<string> numbers, DateTimeOffset now)
    {
        var moved = (await db.ContactIdentities.Where(i => i.ContactId == contact.Id).ToListAsync())
            .FindAll(i => PhoneNumber.FromProvider(i.Value) is { } number && numbers.Contains(number.Value));
        if (moved.Count == 0) return;

        var other = new Contact(contact.ProfileName, now);
        foreach (var number in contact.Phones.Select(p => p.Number).Intersect(numbers)) other.AnswerOn(PhoneNumber.FromTyped(number)!);
        db.Contacts.Add(other);
        foreach (var identity in moved) identity.BelongTo(other.Id);
    }

    private IQueryable<Contact> HoldersOf(IReadOnlyCollection<string> numbers)
    {
        var me = customer?.Id ?? Guid.Empty;
        return db.Contacts.Where(c => c.CustomerId != null && c.CustomerId != me && c.Phones.Any(p => numbers.Contains(p.Number)));
    }

    private IEnumerable<Claim> Claims() =>
        from contact in entry.Contacts.Select((c, i) => (Entry: c, At: i))
        let settled = Canonical(contact.Entry.Shared).Concat(Canonical(contact.Entry.Moved)).ToHashSet()
        from phone in contact.Entry.Phones.Select((p, j) => (Typed: p, At: j))
        let number = PhoneNumber.FromTyped(phone.Typed)?.Value
        where number is not null && !_own.Contains(number) && !settled.Contains(number)
        select new Claim(number, $"contacts[{contact.At}].phones[{phone.At}]");

    private static IEnumerable<string> Canonical(IEnumerable<string?> typed) => typed.Select(number => PhoneNumber.FromTyped(number)?.Value).OfType<string>();

    private sealed record Claim(string Number, string Field);
}
