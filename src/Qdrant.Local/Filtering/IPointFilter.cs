namespace Qdrant.Local.Filtering;

/// <summary>A filter bound to one state of a collection; valid while that state is locked.</summary>
internal interface IPointFilter
{
    /// <summary>Whether the point in a live slot matches.</summary>
    bool Matches(int slot);
}
