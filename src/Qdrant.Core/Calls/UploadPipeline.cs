namespace Qdrant.Core.Calls;

/// <summary>
/// Cuts a source of any length into batches and sends several at once: bounded in items, bytes and calls under way, so that memory stays bounded however fast the
/// source is. Repeats are the sender's concern. The first failure ends the upload with a <see cref="QdrantUploadException"/>.
/// </summary>
/// <typeparam name="T">What is uploaded.</typeparam>
/// <param name="encoder">Writes one item; called by one thread at a time, in the order of the source.</param>
/// <param name="sender">Where the batches go.</param>
/// <param name="options">Null: the defaults.</param>
public sealed class UploadPipeline<T>(UploadEncoder<T> encoder, UploadSender sender, UploadOptions? options = null)
{
    private readonly UploadOptions _options = options ?? new UploadOptions();

    /// <summary>Uploads all of <paramref name="source"/>. It is read on a thread of the pool, as fast as batches are accepted.</summary>
    /// <param name="source">The items.</param>
    /// <param name="cancellationToken">Ends the upload; batches accepted before stay.</param>
    /// <exception cref="QdrantUploadException">An item could not be written, or a batch was not accepted.</exception>
    public Task<UploadReport> RunAsync(IEnumerable<T> source, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        _options.Validate();
        long? total = source.TryGetNonEnumeratedCount(out int count) ? count : null;
        return Task.Run(() => RunAsync(Wrap(source), total, cancellationToken), cancellationToken);
    }

    /// <summary>Uploads all of <paramref name="source"/>.</summary>
    /// <param name="source">The items.</param>
    /// <param name="cancellationToken">Ends the upload; batches accepted before stay.</param>
    /// <exception cref="QdrantUploadException">An item could not be written, or a batch was not accepted.</exception>
    public Task<UploadReport> RunAsync(IAsyncEnumerable<T> source, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        _options.Validate();
        return RunAsync(source, null, cancellationToken);
    }

    private async Task<UploadReport> RunAsync(IAsyncEnumerable<T> source, long? total, CancellationToken cancellationToken)
    {
        using UploadRun run = new(sender, _options, total, cancellationToken);
        try
        {
            await foreach (T item in source.WithCancellation(run.Token).ConfigureAwait(false))
            {
                if (run.HasFailed) break;
                int start = await run.StartItemAsync().ConfigureAwait(false);
                try
                {
                    encoder(run.Batch, item);
                }
                catch (Exception error)
                {
                    run.FailItem(error);
                    break;
                }
                await run.EndItemAsync(start).ConfigureAwait(false);
            }
            await run.SendRestAsync().ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (run.HasFailed || cancellationToken.IsCancellationRequested)
        {
            // What cancelled the run is told below: the failure, or the caller.
        }
        finally
        {
            await run.EndAsync().ConfigureAwait(false);
        }
        run.ThrowIfFailed();
        cancellationToken.ThrowIfCancellationRequested();
        if (_options.Wait && run.Items > 0) await sender.WaitAsync(cancellationToken).ConfigureAwait(false);
        return run.Report();
    }

    private static async IAsyncEnumerable<T> Wrap(IEnumerable<T> source)
    {
        await Task.CompletedTask.ConfigureAwait(false);
        foreach (T item in source) yield return item;
    }
}
