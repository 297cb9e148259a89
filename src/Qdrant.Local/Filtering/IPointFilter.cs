using Qdrant.Local.Payload;

namespace Qdrant.Local.Filtering;

/// <summary>A filter bound to one state of a collection; valid while that state is locked.</summary>
internal interface IPointFilter
{
    /// <summary>Whether nothing is asked, so that every point matches.</summary>
    bool MatchesAll { get; }

    /// <summary>How many points match, without testing any.</summary>
    Cardinality Estimate { get; }

    /// <summary>Whether <see cref="Resolve"/> lists the points from indexes, at a cost that follows the candidates' number; else it tests every point.</summary>
    bool IsListed { get; }

    /// <summary>Whether the point in a live slot matches.</summary>
    bool Matches(int slot);

    /// <summary>All matching slots.</summary>
    SlotSet Resolve();
}
