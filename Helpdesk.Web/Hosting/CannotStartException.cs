namespace Helpdesk.Web.Hosting;

/// <summary>What keeps the app from starting. The message is the one line that whoever started it reads.</summary>
public sealed class CannotStartException(string message, Exception? because = null) : Exception(message, because);
