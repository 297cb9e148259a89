using Qdrant.Core.Wire;

namespace Qdrant.Core.Calls;

/// <summary>One upload under way: the batch being filled, those being sent, and what became of the others.</summary>
internal sealed class UploadRun : IDisposable
{
    private readonly UploadSender _sender;
    private readonly UploadOptions _options;
    private readonly long? _total;
    private readonly CancellationTokenSource _cancel;
    private readonly SemaphoreSlim _slots;
    private readonly long _start;
    private readonly object _gate = new();
    private readonly Stack<PooledBuffer> _free = new();
    private readonly List<UploadedBatch> _accepted = [];
    private readonly List<Task> _sending = [];
    private PooledBuffer? _batch;
    private long _batchStart;
    private int _batchItems;
    private long _acceptedItems, _acceptedBytes;
    private (UploadedBatch Batch, Exception Cause)? _failure;

    public UploadRun(UploadSender sender, UploadOptions options, long? total, CancellationToken cancellationToken)
    {
        (_sender, _options, _total) = (sender, options, total);
        _cancel = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        _slots = new SemaphoreSlim(options.Parallelism, options.Parallelism);
        _start = options.TimeProvider.GetTimestamp();
    }

    /// <summary>Cancelled by the caller and by the first failure.</summary>
    public CancellationToken Token => _cancel.Token;

    /// <summary>The batch being filled.</summary>
    public PooledBuffer Batch => _batch!;

    /// <summary>Items taken from the source so far.</summary>
    public long Items => _batchStart + _batchItems;

    public bool HasFailed
    {
        get
        {
            lock (_gate) return _failure is not null;
        }
    }

    /// <summary>Makes sure there is a batch with room for an item; gives the position where the item begins.</summary>
    public async ValueTask<int> StartItemAsync()
    {
        if (_batchItems >= _options.BatchSize) await SendBatchAsync().ConfigureAwait(false);
        _batch ??= NewBatch();
        return _batch.Length;
    }

    /// <summary>Counts the item written from <paramref name="start"/> on. When it made the batch too large, it becomes the first of the next.</summary>
    public async ValueTask EndItemAsync(int start)
    {
        PooledBuffer batch = Batch;
        if (batch.Length > _options.MaxBatchBytes && _batchItems > 0)
        {
            PooledBuffer next = NewBatch();
            batch.WrittenSpan[start..].CopyTo(next.GetSpan(batch.Length - start));
            next.Advance(batch.Length - start);
            batch.SetLength(start);
            await SendBatchAsync().ConfigureAwait(false);
            _batch = next;
        }
        _batchItems++;
    }

    public void FailItem(Exception error) => Fail(new UploadedBatch(Items, 1, 0), error);

    public ValueTask SendRestAsync() => _batchItems == 0 || HasFailed ? default : SendBatchAsync();

    /// <summary>Ends when nothing is being sent any more. What is being sent when the source breaks off may still be accepted.</summary>
    public Task EndAsync() => Task.WhenAll(_sending);

    public void ThrowIfFailed()
    {
        if (_failure is { } failure) throw new QdrantUploadException(failure.Batch, _acceptedItems, ResumeAt(), failure.Cause);
    }

    public UploadReport Report() => new(_acceptedItems, _acceptedBytes, Elapsed, InOrder());

    public void Dispose()
    {
        _batch?.Dispose();
        foreach (PooledBuffer buffer in _free) buffer.Dispose();
        _slots.Dispose();
        _cancel.Dispose();
    }

    private TimeSpan Elapsed => _options.TimeProvider.GetElapsedTime(_start);

    private PooledBuffer NewBatch()
    {
        PooledBuffer? buffer;
        lock (_gate) _free.TryPop(out buffer);
        buffer ??= new PooledBuffer(64 * 1024);
        _sender.Begin(buffer);
        return buffer;
    }

    private async ValueTask SendBatchAsync()
    {
        await _slots.WaitAsync(Token).ConfigureAwait(false);
        Token.ThrowIfCancellationRequested();
        PooledBuffer batch = Batch;
        UploadedBatch info = new(_batchStart, _batchItems, batch.Length);
        (_batch, _batchStart, _batchItems) = (null, Items, 0);
        _sending.RemoveAll(static task => task.IsCompletedSuccessfully);
        _sending.Add(SendAsync(batch, info));
    }

    private async Task SendAsync(PooledBuffer batch, UploadedBatch info)
    {
        try
        {
            await _sender.SendAsync(batch.WrittenMemory, Token).ConfigureAwait(false);
        }
        catch (Exception error)
        {
            // A batch cancelled because of another failure, or by the caller, is not a failure of its own.
            if (error is not OperationCanceledException || !Token.IsCancellationRequested) Fail(info, error);
            return;
        }
        finally
        {
            batch.Clear();
            lock (_gate) _free.Push(batch);
            _slots.Release();
        }
        Accept(info);
    }

    private void Accept(UploadedBatch info)
    {
        lock (_gate)
        {
            _accepted.Add(info);
            _acceptedItems += info.Items;
            _acceptedBytes += info.Bytes;
            try
            {
                // Inside the lock, so that reports come one at a time and never go back.
                _options.Progress?.Report(new UploadProgress(_acceptedItems, _total, _acceptedBytes, Elapsed));
            }
            catch
            {
                // The caller's own error: it ends the upload and is thrown as it is.
                _cancel.Cancel();
                throw;
            }
        }
    }

    private void Fail(UploadedBatch info, Exception error)
    {
        lock (_gate) _failure ??= (info, error);
        _cancel.Cancel();
    }

    private UploadedBatch[] InOrder() => [.. _accepted.OrderBy(batch => batch.FirstItem)];

    private long ResumeAt()
    {
        long next = 0;
        foreach (UploadedBatch batch in InOrder())
        {
            if (batch.FirstItem != next) break;
            next += batch.Items;
        }
        return next;
    }
}
