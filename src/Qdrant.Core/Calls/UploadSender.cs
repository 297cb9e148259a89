using Qdrant.Core.Wire;

namespace Qdrant.Core.Calls;

/// <summary>Where the batches of an upload go.</summary>
public abstract class UploadSender
{
    /// <summary>Writes what stands before the items of every batch; called for each batch anew.</summary>
    /// <param name="batch">The batch to be, still empty.</param>
    public abstract void Begin(PooledBuffer batch);

    /// <summary>Sends one batch; called for several at once. Ends when the batch is accepted.</summary>
    /// <param name="batch">What <see cref="Begin"/> and the encoder wrote; not valid after the returned task has ended.</param>
    /// <param name="cancellationToken">Cancelled when another batch failed.</param>
    public abstract Task SendAsync(ReadOnlyMemory<byte> batch, CancellationToken cancellationToken);

    /// <summary>Called once after all batches were accepted: waits until they are applied.</summary>
    /// <param name="cancellationToken">Cancels the wait.</param>
    public abstract Task WaitAsync(CancellationToken cancellationToken);
}

/// <summary>Writes one item at the end of a batch.</summary>
/// <typeparam name="T">What is uploaded.</typeparam>
/// <param name="batch">The batch, to be appended to.</param>
/// <param name="item">The item.</param>
public delegate void UploadEncoder<in T>(PooledBuffer batch, T item);
