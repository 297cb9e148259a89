namespace Qdrant.Local.Tests.Storage;

/// <summary>
/// All that was done to the files of a folder, in order, and from it what a loss of power at any point could have left: every write that a flush of its
/// file followed; of the later ones none, all, or any (the last one perhaps in part); files whose name no flush of their folder had reached, perhaps;
/// deleted files, perhaps still there.
/// </summary>
internal sealed class DiskTrace(string root)
{
    private const int Sector = 512;
    private readonly object _gate = new();
    private readonly List<Step> _steps = [];
    private readonly HashSet<string> _logs = [];

    private enum Kind
    {
        Write,
        Truncate,
        Flush,
        FlushFolder,
        Delete,
        Acknowledge,
    }

    public int Length
    {
        get
        {
            lock (_gate) return _steps.Count;
        }
    }

    public void Wrote(string path, ReadOnlySpan<byte> data, long offset) => Add(new Step(Kind.Write, path, offset, data.ToArray()));

    public void Truncated(string path, long length) => Add(new Step(Kind.Truncate, path, length));

    public void Flushed(string path)
    {
        Add(new Step(Kind.Flush, path));
        // SQLite flushes the folder with the first flush of a new log.
        if (path.EndsWith("-wal", StringComparison.Ordinal) && IsNewLog(path)) FlushedFolder(Path.GetDirectoryName(path)!);
    }

    public void FlushedFolder(string path)
    {
        // The folders of others may be gone before they can be listed.
        if (IsIn(path, root)) Add(new Step(Kind.FlushFolder, path, Names: Directory.GetFileSystemEntries(path)));
    }

    public void Deleted(string path)
    {
        Add(new Step(Kind.Delete, path));
        lock (_gate) _logs.RemoveWhere(log => IsIn(log, path));
    }

    public void Acknowledged(int number) => Add(new Step(Kind.Acknowledge, root, number));

    private bool IsNewLog(string path)
    {
        lock (_gate) return _logs.Add(path);
    }

    /// <summary>SQLite's files come from all stores of the process, on many threads.</summary>
    private void Add(Step step)
    {
        if (!IsIn(step.Path, root)) return;
        lock (_gate) _steps.Add(step);
    }

    /// <summary>Writes into a folder what a loss of power after some steps could have left.</summary>
    /// <returns>The number acknowledged last; -1 when none was.</returns>
    public int Leave(string folder, int steps, Random random)
    {
        int acknowledged = -1;
        var names = new HashSet<string>();
        var deleted = new HashSet<string>();
        var files = new Dictionary<string, FileHistory>();
        foreach (Step step in _steps.Take(steps))
        {
            switch (step.Kind)
            {
                case Kind.Acknowledge: acknowledged = (int)step.Number; break;
                case Kind.FlushFolder:
                    Remove(files, names, deleted, path => Path.GetDirectoryName(path) == step.Path);
                    names.UnionWith(step.Names!);
                    break;
                case Kind.Delete:
                    deleted.Add(step.Path);
                    if (random.Next(2) == 0) Remove(files, names, deleted, path => path == step.Path);
                    break;
                default:
                    // What is made anew is another file.
                    Remove(files, names, deleted, path => IsIn(step.Path, path));
                    if (!files.TryGetValue(step.Path, out FileHistory? history)) files.Add(step.Path, history = new FileHistory());
                    if (step.Kind == Kind.Flush) history.Flush();
                    else history.Later.Add(step);
                    break;
            }
        }
        foreach ((string path, FileHistory history) in files)
        {
            if (!IsNamed(path, names) && random.Next(2) == 0) continue;
            string target = Path.Combine(folder, Path.GetRelativePath(root, path));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.WriteAllBytes(target, history.Survivors(random));
        }
        return acknowledged;
    }

    private static void Remove(Dictionary<string, FileHistory> files, HashSet<string> names, HashSet<string> deleted, Func<string, bool> which)
    {
        foreach (string path in deleted.Where(which).ToArray())
        {
            foreach (string file in files.Keys.Where(file => IsIn(file, path)).ToArray()) files.Remove(file);
            names.RemoveWhere(name => IsIn(name, path));
            deleted.Remove(path);
        }
    }

    private static bool IsIn(string path, string folder) => path == folder || path.StartsWith(folder + '/', StringComparison.Ordinal);

    private bool IsNamed(string path, HashSet<string> names)
    {
        for (; path.Length > root.Length; path = Path.GetDirectoryName(path)!)
            if (!names.Contains(path)) return false;
        return true;
    }

    private sealed record Step(Kind Kind, string Path, long Number = 0, byte[]? Data = null, string[]? Names = null);

    /// <summary>One file: what is on the disk for sure, and what was done since.</summary>
    private sealed class FileHistory
    {
        private readonly MemoryStream _flushed = new();

        public List<Step> Later { get; } = [];

        public void Flush()
        {
            foreach (Step step in Later) Do(_flushed, step, step.Data?.Length ?? 0);
            Later.Clear();
        }

        public byte[] Survivors(Random random)
        {
            var left = new MemoryStream();
            _flushed.WriteTo(left);
            int fate = random.Next(3);
            for (int i = 0; i < Later.Count; i++)
            {
                if (fate == 0 || (fate == 1 && random.Next(2) == 0)) continue;
                int length = Later[i].Data?.Length ?? 0;
                if (i == Later.Count - 1) length = Math.Min(length, random.Next(length / Sector + 2) * Sector);
                Do(left, Later[i], length);
            }
            return left.ToArray();
        }

        private static void Do(MemoryStream file, Step step, int length)
        {
            if (step.Kind == Kind.Truncate)
            {
                file.SetLength(step.Number);
                return;
            }
            file.Position = step.Number;
            file.Write(step.Data!.AsSpan(0, length));
        }
    }
}
