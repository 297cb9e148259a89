namespace Qdrant.Local.Server;

/// <summary>The server could not start; the message says why and what to do.</summary>
internal sealed class ServerStartException(string message, Exception? inner = null) : Exception(message, inner);
