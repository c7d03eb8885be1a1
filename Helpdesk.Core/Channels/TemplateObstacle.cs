namespace Helpdesk.Core.Channels;

/// <summary>What a template wants besides texts for its variables, which we cannot give.</summary>
public enum TemplateObstacle
{
    /// <summary>A picture, a video, a document or a place in its header.</summary>
    HeaderFile,

    /// <summary>A one-time code, a catalogue, a form.</summary>
    Other,
}
