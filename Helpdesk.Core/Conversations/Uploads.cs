using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.DataProtection;

namespace Helpdesk.Core.Conversations;

/// <summary>
/// Files on their way from a technician's browser into a message. They are kept at once; a sealed token says what was kept, so that
/// whoever sends names only files that they uploaded themselves.
/// </summary>
public sealed class Uploads(MediaStore store, IDataProtectionProvider protection, TimeProvider time)
{
    /// <summary>How long somebody may write the words that go with it.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(24);

    private readonly IDataProtector _protector = protection.CreateProtector("Helpdesk.Uploads");

    /// <summary>Keeps the bytes, and gives the token by which a message takes them.</summary>
    /// <exception cref="MediaRefusedException">It is too large.</exception>
    public async Task<string> KeepAsync(Stream bytes, string contentType, string name, CancellationToken stop)
    {
        var stored = await store.KeepAsync(bytes, null, stop);
        var sealedFile = new SealedFile(
            stored.Sha256, stored.Size, Checked.Cut(contentType, Limits.Name)!, Checked.Cut(name, Limits.Name)!, time.GetUtcNow() + Lifetime);
        return _protector.Protect(JsonSerializer.Serialize(sealedFile, UploadsJson.Default.SealedFile));
    }

    /// <exception cref="RefusedException">The token is not ours, or it is too old.</exception>
    public UploadedFile Open(string token)
    {
        try
        {
            var file = JsonSerializer.Deserialize(_protector.Unprotect(token), UploadsJson.Default.SealedFile)!;
            if (file.Until > time.GetUtcNow() && store.Find(file.Sha256) is not null)
                return new UploadedFile(new StoredMedia(file.Sha256, file.Size), file.ContentType, file.Name);
        }
        catch (CryptographicException)
        {
            // Made up, or sealed with keys that are gone: refused like one that is too old.
        }

        throw new RefusedException(Refusal.FileGone) { Field = "file" };
    }
}

/// <summary>A file that was uploaded and is in no message yet.</summary>
public sealed record UploadedFile(StoredMedia Stored, string ContentType, string Name);

internal sealed record SealedFile(byte[] Sha256, long Size, string ContentType, string Name, DateTimeOffset Until);

[JsonSerializable(typeof(SealedFile))]
internal sealed partial class UploadsJson : JsonSerializerContext;
