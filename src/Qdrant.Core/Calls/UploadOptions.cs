namespace Qdrant.Core.Calls;

/// <summary>How an upload cuts its source into calls.</summary>
public sealed record UploadOptions
{
    /// <summary>The most items of one call; 256 by default.</summary>
    public int BatchSize { get; init; } = 256;

    /// <summary>About the most bytes of one call; 16 MB by default. An item that is larger alone travels alone.</summary>
    public int MaxBatchBytes { get; init; } = 16 * 1024 * 1024;

    /// <summary>How many calls are under way at once; 4 by default. With more than 1, of two items with one id either may win.</summary>
    public int Parallelism { get; init; } = 4;

    /// <summary>Told after every accepted batch, one at a time; null: nobody.</summary>
    public IProgress<UploadProgress>? Progress { get; init; }

    /// <summary>Whether the upload ends only when everything is applied and can be found, not just accepted; true by default.</summary>
    public bool Wait { get; init; } = true;

    /// <summary>The clock of the times reported; another one for tests.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    internal void Validate()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(BatchSize, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxBatchBytes, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(Parallelism, 1);
    }
}

/// <summary>How far an upload is.</summary>
/// <param name="Items">Items accepted so far.</param>
/// <param name="Total">Items of the whole source, when that is known without reading it.</param>
/// <param name="Bytes">Bytes accepted so far.</param>
/// <param name="Elapsed">Time since the upload began.</param>
public readonly record struct UploadProgress(long Items, long? Total, long Bytes, TimeSpan Elapsed);

/// <summary>One call of an upload.</summary>
/// <param name="FirstItem">The position in the source of its first item, from 0.</param>
/// <param name="Items">How many items it carried.</param>
/// <param name="Bytes">How many bytes it took.</param>
public readonly record struct UploadedBatch(long FirstItem, int Items, int Bytes);

/// <summary>What an upload did.</summary>
/// <param name="Items">Items accepted: all of the source.</param>
/// <param name="Bytes">Bytes sent, repeats not counted.</param>
/// <param name="Elapsed">The time it took.</param>
/// <param name="Batches">The calls it made, in the order of the source.</param>
public sealed record UploadReport(long Items, long Bytes, TimeSpan Elapsed, IReadOnlyList<UploadedBatch> Batches);
