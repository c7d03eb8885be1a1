namespace Helpdesk.Web.Features.Simulator;

/// <summary>All wires of the simulator; those of providers that Helpdesk does not speak lie idle.</summary>
public sealed class PhoneWires(IEnumerable<PhoneWire> all)
{
    public IReadOnlyList<PhoneWire> Laid => [.. all.Where(wire => wire.Channel is not null)];

    /// <summary>The wire of this channel, or the first.</summary>
    public PhoneWire Find(string? key) => Laid.FirstOrDefault(wire => wire.Demo.Key == key) ?? Laid[0];
}
