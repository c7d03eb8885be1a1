using System.Buffers.Text;
using System.Security.Cryptography;

namespace Helpdesk.Core.Channels;

/// <summary>Secrets that we make up, fit for an address.</summary>
internal static class MadeSecret
{
    private const int Bytes = 32;

    public static string New() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));
}
