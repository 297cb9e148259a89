using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace Qdrant.Repository.Writes;

/// <summary>
/// The stamp by which a write is told from those of others while it runs: random, and used by no two writes at once. It is used again when the write has ended, so that
/// a point remembers its writers and not each of its writes. What became of a write that failed is not known, and its stamp is given up.
/// </summary>
internal sealed class WriterStamp
{
    private const int Bytes = 6;
    private static readonly ConcurrentBag<string> Free = [];

    private WriterStamp(string text) => Text = text;

    public string Text { get; }

    /// <summary>For a write that has read what is stored: so what it finds of this stamp at a later revision is its own.</summary>
    public static WriterStamp Take() => Free.TryTake(out string? free) ? new WriterStamp(free) : Once();

    /// <summary>For a write of new points, which has read nothing.</summary>
    public static WriterStamp Once() => new(Convert.ToHexString(RandomNumberGenerator.GetBytes(Bytes)));

    /// <summary>The write has ended, and what became of it is known.</summary>
    public void Return() => Free.Add(Text);
}
