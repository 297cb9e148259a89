namespace Qdrant.Local.Scoring;

/// <summary>Gives every point that has the vector a value; higher ranks first.</summary>
internal abstract class PointScorer
{
    /// <summary>The value of a point that has the vector.</summary>
    public abstract float Score(int slot);

    /// <summary>What is returned for a value; nearest queries of some metrics return another number than they rank by.</summary>
    public virtual float Final(float value) => value;
}
