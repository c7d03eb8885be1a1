using System.Text.Json.Nodes;

namespace Helpdesk.Web.Features.Simulator.Meta;

/// <summary>Files at the fake Meta, both ways (Meta: media).</summary>
public sealed class GraphMedia(MetaWire wire, PhoneFiles files)
{
    /// <summary>Where a file is; the address wants the same token (Meta: retrieve media URL).</summary>
    public IResult Name(string mediaId)
    {
        if (files.Find(mediaId) is not { } file) return GraphErrors.Nothing(mediaId);

        return Results.Json(new JsonObject
        {
            ["messaging_product"] = "whatsapp",
            ["url"] = files.At($"{wire.Demo.ApiPath}/files/{mediaId}"),
            ["mime_type"] = file.ContentType,
            ["sha256"] = Convert.ToHexStringLower(file.Sha256),
            ["file_size"] = file.Bytes.Length,
            ["id"] = mediaId,
        });
    }

    public IResult Give(string mediaId) => files.Find(mediaId) is { } file ? Results.Bytes(file.Bytes, file.ContentType) : Results.NotFound();

    public async Task<IResult> UploadAsync(HttpRequest request)
    {
        // Meta refuses uploads that do not say how long they are.
        if (request.ContentLength is null) return GraphErrors.Bad("(#100) Invalid parameter");
        if (await request.FileAsync("file") is not { } bytes) return GraphErrors.Bad("(#100) The parameter file is required.");

        var form = await request.ReadFormAsync();
        if (form["messaging_product"] != "whatsapp") return GraphErrors.Bad("(#100) The parameter messaging_product is required.");

        var type = (string?)form["type"] ?? form.Files["file"]!.ContentType;
        return Results.Json(new JsonObject { ["id"] = files.Keep(type, bytes, form.Files["file"]!.FileName).Id });
    }
}
