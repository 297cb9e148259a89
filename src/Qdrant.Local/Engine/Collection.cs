using Qdrant.Local.Engine.Writes;
using Qdrant.Local.Storage;

namespace Qdrant.Local.Engine;

/// <summary>
/// A collection: its state behind a lock that readers share, and one writer. A write is checked and applied under the lock, then made durable;
/// it is answered only after that, and writes that come meanwhile share the next commit.
/// </summary>
internal sealed class Collection(CollectionState state, ICollectionStore? store) : IDisposable
{
    private readonly ReaderWriterLockSlim _lock = new(LockRecursionPolicy.SupportsRecursion);
    private readonly ChangeLog _changes = new();
    private readonly object _gate = new();
    private CollectionState _state = state;
    private List<PendingWrite> _queue = [];
    private bool _draining;
    private bool _deleted;
    private bool _closed;

    public string Name => _state.Name;

    /// <summary>Takes the read lock; dispose the lease on the same thread.</summary>
    public ReadLease Read(out CollectionState seen)
    {
        _lock.EnterReadLock();
        seen = _state;
        return new ReadLease(_lock);
    }

    /// <summary>Takes the read lock for a <see cref="ReadLeases"/>; what it has, <see cref="Read"/> may take again.</summary>
    public void EnterRead() => _lock.EnterReadLock();

    public void ExitRead() => _lock.ExitReadLock();

    /// <summary>Runs an operation on points.</summary>
    /// <returns>Its number, and its error when it failed on apply; what it wrote before the error is kept.</returns>
    public ValueTask<WriteOutcome> WriteAsync(PointWrite write) => ChangeAsync(state =>
    {
        write.CheckBeforeLog(state);
        _changes.Counter = true;
        return ShardedApply.Run(write, state, _changes);
    });

    /// <summary>Changes settings as one step.</summary>
    public ValueTask<WriteOutcome> ChangeSettingsAsync(Action<CollectionState> change) => ChangeAsync(changed =>
    {
        change(changed);
        _changes.Settings = true;
        return default;
    });

    private ValueTask<WriteOutcome> ChangeAsync(Func<CollectionState, WriteOutcome> change)
    {
        if (store is null) return new ValueTask<WriteOutcome>(Locked(change));
        var pending = new PendingWrite(change);
        lock (_gate)
        {
            Catalogue.ThrowIf(_closed);
            _queue.Add(pending);
            if (!_draining)
            {
                _draining = true;
                ThreadPool.UnsafeQueueUserWorkItem(static self => self.Drain(), this, preferLocal: false);
            }
        }
        return new ValueTask<WriteOutcome>(pending.Task);
    }

    private WriteOutcome Locked(Func<CollectionState, WriteOutcome> change)
    {
        _lock.EnterWriteLock();
        try
        {
            if (_deleted) throw Service.ServerError.NoCollection(Name);
            return change(_state);
        }
        finally
        {
            if (store is null) _changes.Clear();
            _lock.ExitWriteLock();
        }
    }

    private void Drain()
    {
        while (true)
        {
            List<PendingWrite> group;
            lock (_gate)
            {
                if (_queue.Count == 0)
                {
                    _draining = false;
                    Monitor.PulseAll(_gate);
                    return;
                }
                (group, _queue) = (_queue, []);
            }
            foreach (PendingWrite write in group) write.Run(Locked);
            Exception? failure = Commit();
            foreach (PendingWrite write in group) write.Finish(failure);
        }
    }

    /// <summary>Makes the group durable. When that fails, the collection goes back to what is on disk: nobody was told otherwise.</summary>
    private Exception? Commit()
    {
        if (_changes.IsEmpty || _deleted) return null;
        try
        {
            store!.Commit(_state, _changes);
            return null;
        }
        catch (Exception cause)
        {
            try
            {
                CollectionState durable = store!.Load();
                _lock.EnterWriteLock();
                _state = durable;
                _lock.ExitWriteLock();
                return cause;
            }
            catch (Exception second)
            {
                return new AggregateException(cause, second);
            }
        }
        finally
        {
            _changes.Clear();
        }
    }

    /// <summary>Ends the collection and deletes its files. Reads under way end on what they see; later writes find no collection.</summary>
    public void Delete()
    {
        _lock.EnterWriteLock();
        _deleted = true;
        _lock.ExitWriteLock();
        WaitForWriter();
        store?.Delete();
    }

    /// <summary>Waits for the writes under way and closes the store, which later writes would find closed.</summary>
    public void Dispose()
    {
        lock (_gate) _closed = true;
        WaitForWriter();
        store?.Dispose();
    }

    private void WaitForWriter()
    {
        lock (_gate)
            while (_draining) Monitor.Wait(_gate);
    }

    /// <summary>Gives the read lock back.</summary>
    public readonly ref struct ReadLease(ReaderWriterLockSlim held)
    {
        public void Dispose() => held.ExitReadLock();
    }

    private sealed class PendingWrite(Func<CollectionState, WriteOutcome> change)
    {
        private readonly TaskCompletionSource<WriteOutcome> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private WriteOutcome _outcome;
        private Exception? _error;

        public Task<WriteOutcome> Task => _done.Task;

        public void Run(Func<Func<CollectionState, WriteOutcome>, WriteOutcome> locked)
        {
            try
            {
                _outcome = locked(change);
            }
            catch (Exception error)
            {
                _error = error;
            }
        }

        public void Finish(Exception? failure)
        {
            if ((_error ?? failure) is { } error) _done.SetException(error);
            else _done.SetResult(_outcome);
        }
    }
}
