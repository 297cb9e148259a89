using System.Diagnostics;

namespace Qdrant.Benchmarks.Ratios;

/// <summary>Times that can be put into a ratio: both sides in one process, turn by turn, and the median of each.</summary>
internal static class Measure
{
    /// <summary>The median of <paramref name="rounds"/> runs, in milliseconds, after one run to warm up.</summary>
    public static double Median(int rounds, Action action) => Medians(rounds, action)[0];

    /// <summary>The same for an asynchronous action.</summary>
    public static async Task<double> MedianAsync(int rounds, Func<Task> action)
    {
        await action();
        var times = new double[rounds];
        for (int i = 0; i < rounds; i++)
        {
            long start = Stopwatch.GetTimestamp();
            await action();
            times[i] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }
        Array.Sort(times);
        return times[rounds / 2];
    }

    /// <summary>Medians of several actions that take turns, so that whatever slows the machine slows all of them.</summary>
    public static double[] Medians(int rounds, params Action[] actions)
    {
        foreach (Action action in actions) action();
        var times = Array.ConvertAll(actions, _ => new double[rounds]);
        for (int round = 0; round < rounds; round++)
        {
            for (int i = 0; i < actions.Length; i++)
            {
                long start = Stopwatch.GetTimestamp();
                actions[i]();
                times[i][round] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            }
        }
        return Array.ConvertAll(times, each =>
        {
            Array.Sort(each);
            return each[rounds / 2];
        });
    }

    /// <summary>Bytes that <paramref name="action"/> allocates on this thread, after one run to warm up.</summary>
    public static long AllocatedBytes(Action action)
    {
        action();
        long before = GC.GetAllocatedBytesForCurrentThread();
        action();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
