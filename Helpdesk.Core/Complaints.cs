namespace Helpdesk.Core;

/// <summary>Gathers everything that is wrong with one input, so that whoever sent it can mend it in one go.</summary>
public sealed class Complaints
{
    private readonly List<RefusedException> _refusals = [];

    public void Add(Refusal refusal, string field, params object[] details) => _refusals.Add(new RefusedException(refusal, details) { Field = field });

    /// <summary>The text as it may be stored; null when there is none.</summary>
    public string? Optional(string? text, int limit, string field)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;

        try
        {
            return Checked.Text(text, limit, field) is { Length: > 0 } clean ? clean : null;
        }
        catch (RefusedException no)
        {
            _refusals.Add(no);
            return null;
        }
    }

    /// <summary>The text as it may be stored; its lack is noted.</summary>
    public string Required(string? text, int limit, string field)
    {
        var before = _refusals.Count;
        var clean = Optional(text, limit, field);
        if (clean is null && _refusals.Count == before) Add(Refusal.FieldMissing, field);
        return clean ?? "";
    }

    /// <exception cref="InputRefusedException">Something was noted.</exception>
    public void ThrowIfAny()
    {
        if (_refusals.Count > 0) throw new InputRefusedException(_refusals);
    }
}

/// <summary>Several fields of one input are wrong; each refusal names its field.</summary>
public sealed class InputRefusedException(IReadOnlyList<RefusedException> refusals) : Exception(string.Join(", ", refusals.Select(r => $"{r.Field}: {r.Refusal}")))
{
    public IReadOnlyList<RefusedException> Refusals { get; } = refusals;
}
