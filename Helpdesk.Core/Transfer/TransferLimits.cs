namespace Helpdesk.Core.Transfer;

/// <summary>How much one file may bring. Said on the screen before anybody uploads.</summary>
public static class TransferLimits
{
    /// <summary>Bytes of the file as it is sent.</summary>
    public const long File = 25L * 1024 * 1024;

    /// <summary>Bytes of a workbook unpacked: a small file that swells without end is stopped here.</summary>
    public const long Unpacked = 256L * 1024 * 1024;

    /// <summary>Rows of all sheets together.</summary>
    public const int Rows = 100_000;

    /// <summary>What stands further to the right is not read.</summary>
    public const int Columns = 300;

    /// <summary>Characters of one cell; Excel itself holds 32,767.</summary>
    public const int Cell = 32_767;

    /// <summary>Characters of all texts that a workbook keeps apart from its cells.</summary>
    public const int SharedText = 32 * 1024 * 1024;
}
