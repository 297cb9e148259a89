using Microsoft.Extensions.Logging;

namespace Qdrant.Core.Telemetry;

/// <summary>Everything the client logs.</summary>
internal static partial class QdrantLog
{
    [LoggerMessage(1, LogLevel.Warning, "The API key for {Address} travels without encryption: use https.")]
    public static partial void KeyOverPlainHttp(ILogger logger, string address);

    [LoggerMessage(2, LogLevel.Warning, "{Method} at {Address} failed with {Status} (attempt {Attempt}): sent again in {Wait}.")]
    public static partial void Repeating(ILogger logger, string method, string address, RpcStatusCode status, int attempt, TimeSpan wait);

    [LoggerMessage(3, LogLevel.Debug, "{Address} is Qdrant {Release}.")]
    public static partial void ReleaseLearnt(ILogger logger, string address, QdrantRelease release);
}
