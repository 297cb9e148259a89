using System.Diagnostics;

namespace Qdrant.Benchmarks.Ratios;

/// <summary>
/// Times that can be put into a ratio: both sides in one process, turn by turn. Of the runs of each the time at the fastest tenth counts: whatever else
/// the machine does only ever adds.
/// </summary>
internal static class Measure
{
    private const int WarmRuns = 40;
    private static readonly TimeSpan WarmTime = TimeSpan.FromMilliseconds(300), Compiling = TimeSpan.FromMilliseconds(150);

    /// <summary>The time of one run, in milliseconds.</summary>
    public static double Time(int rounds, Action action) => Times(rounds, action)[0];

    /// <summary>The same for an asynchronous action.</summary>
    public static async Task<double> TimeAsync(int rounds, Func<Task> action) => (await TimesAsync(rounds, action))[0];

    /// <summary>Times of several actions that take turns, so that whatever slows the machine slows all of them.</summary>
    public static double[] Times(int rounds, params Action[] actions) =>
        TimesAsync(rounds, Array.ConvertAll<Action, Func<Task>>(actions, action => () =>
        {
            action();
            return Task.CompletedTask;
        })).GetAwaiter().GetResult();

    /// <summary>The same for asynchronous actions.</summary>
    public static async Task<double[]> TimesAsync(int rounds, params Func<Task>[] actions)
    {
        foreach (Func<Task> action in actions) await WarmAsync(action);
        var times = Array.ConvertAll(actions, _ => new double[rounds]);
        for (int round = 0; round < rounds; round++)
        {
            for (int i = 0; i < actions.Length; i++)
            {
                long start = Stopwatch.GetTimestamp();
                await actions[i]();
                times[i][round] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            }
        }
        return Array.ConvertAll(times, each => each.Order().ElementAt(rounds / 10));
    }

    /// <summary>Bytes that <paramref name="action"/> allocates on this thread, after one run to warm up.</summary>
    public static long AllocatedBytes(Action action)
    {
        action();
        long before = GC.GetAllocatedBytesForCurrentThread();
        action();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    // The runtime compiles what runs often again, in the background, when nothing new was compiled for a while.
    private static async Task WarmAsync(Func<Task> action)
    {
        for (int pass = 0; pass < 3; pass++)
        {
            long start = Stopwatch.GetTimestamp();
            for (int run = 0; run < WarmRuns && Stopwatch.GetElapsedTime(start) < WarmTime; run++) await action();
            await Task.Delay(Compiling);
        }
    }
}
