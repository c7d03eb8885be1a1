namespace Helpdesk.Core.Transfer.Files;

/// <summary>Counts what is really unpacked, whatever the file says of itself, and stops where it is too much.</summary>
internal sealed class LimitedStream(Stream inner, UnpackedBudget budget) : Stream
{
    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count) => budget.Spend(inner.Read(buffer, offset, count));

    public override int Read(Span<byte> buffer) => budget.Spend(inner.Read(buffer));

    public override void Flush() { }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing) inner.Dispose();
        base.Dispose(disposing);
    }
}

/// <summary>What one reading of a file may still unpack.</summary>
internal sealed class UnpackedBudget(string name)
{
    private long _left = TransferLimits.Unpacked;

    public int Spend(int bytes)
    {
        _left -= bytes;
        return _left >= 0 ? bytes : throw new RefusedException(Refusal.ImportTooLarge, name, TransferLimits.Unpacked / 1024 / 1024);
    }
}
