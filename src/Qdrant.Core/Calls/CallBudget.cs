namespace Qdrant.Core.Calls;

/// <summary>The time a call may take as a whole, and what is left of it.</summary>
internal readonly struct CallBudget(TimeProvider clock, TimeSpan? total)
{
    private readonly long _start = clock.GetTimestamp();

    /// <summary>What is left, never below zero; null: no limit.</summary>
    public TimeSpan? Remaining
    {
        get
        {
            if (total is not { } whole) return null;
            TimeSpan left = whole - clock.GetElapsedTime(_start);
            return left > TimeSpan.Zero ? left : TimeSpan.Zero;
        }
    }
}
