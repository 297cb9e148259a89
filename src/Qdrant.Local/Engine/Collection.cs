namespace Qdrant.Local.Engine;

/// <summary>A collection: its state behind a lock that readers share.</summary>
internal sealed class Collection(CollectionState state) : IDisposable
{
    private readonly ReaderWriterLockSlim _lock = new(LockRecursionPolicy.SupportsRecursion);

    public string Name => state.Name;

    /// <summary>Takes the read lock; dispose the lease on the same thread.</summary>
    public ReadLease Read(out CollectionState seen)
    {
        _lock.EnterReadLock();
        seen = state;
        return new ReadLease(_lock);
    }

    /// <summary>Runs a change under the write lock.</summary>
    public T Write<T>(Func<CollectionState, T> change)
    {
        _lock.EnterWriteLock();
        try
        {
            return change(state);
        }
        finally
        {
            _lock.ExitWriteLock();
        }
    }

    public void Dispose() { }

    /// <summary>Gives the read lock back.</summary>
    public readonly ref struct ReadLease(ReaderWriterLockSlim held)
    {
        public void Dispose() => held.ExitReadLock();
    }
}
