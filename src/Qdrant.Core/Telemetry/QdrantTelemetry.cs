using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Qdrant.Core.Telemetry;

/// <summary>
/// What the client tells about its calls, by the OpenTelemetry conventions for databases: one client span a call (repeats are events in it) and the
/// histogram <c>db.client.operation.duration</c>. Keys, payloads and vectors are never in it.
/// </summary>
public static class QdrantTelemetry
{
    /// <summary>The name of the <see cref="System.Diagnostics.ActivitySource"/>, for <c>AddSource</c>.</summary>
    public const string ActivitySourceName = "Qdrant.Core";

    /// <summary>The name of the <see cref="System.Diagnostics.Metrics.Meter"/>, for <c>AddMeter</c>.</summary>
    public const string MeterName = "Qdrant.Core";

    internal static ActivitySource Source { get; } = new(ActivitySourceName);

    private static Meter Meter { get; } = new(MeterName);

    internal static Histogram<double> Duration { get; } =
        Meter.CreateHistogram<double>("db.client.operation.duration", "s", "Duration of calls to Qdrant, repeats included.");

    internal static Counter<long> Repeats { get; } = Meter.CreateCounter<long>("qdrant.client.repeats", "{call}", "Calls that were sent again.");
}
