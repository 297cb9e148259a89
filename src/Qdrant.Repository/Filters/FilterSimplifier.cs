namespace Qdrant.Repository;

/// <summary>
/// Removes what the rest of a condition decides. Servers answer some filters wrongly that hold a leaf positively and negated, so a leaf that one part
/// of an AND demands is taken as true in all other parts (and in an OR as false): <c>A &amp; !A</c> becomes nothing, <c>(A | B) &amp; !A</c> becomes <c>B &amp; !A</c>.
/// </summary>
internal sealed class FilterSimplifier
{
    private readonly Dictionary<LeafNode, bool> _known = [];

    public static NormalForm Simplify(NormalForm form) => new FilterSimplifier().Reduce(form);

    private NormalForm Reduce(NormalForm form)
    {
        FilterDepth.Check();
        return form switch
        {
            LiteralForm literal => _known.TryGetValue(literal.Leaf, out bool value) ? NormalForm.Constant(value == literal.IsPositive) : literal,
            GroupForm group => ReduceGroup(group.IsAnd, group.Parts),
            ThresholdForm threshold => ReduceThreshold(threshold),
            _ => form,
        };
    }

    private NormalForm ReduceGroup(bool isAnd, IReadOnlyList<NormalForm> parts)
    {
        var literals = new List<LiteralForm>();
        List<NormalForm> composites = [];
        try
        {
            List<NormalForm> pending = [.. parts];
            int decidedBefore;
            do
            {
                decidedBefore = literals.Count;
                composites = [];
                if (!Distribute(isAnd, pending, literals, composites)) return NormalForm.Constant(!isAnd);
                pending = composites;
            }
            while (literals.Count > decidedBefore && composites.Count > 0); // new literals may decide composites that were seen before them
        }
        finally
        {
            foreach (LiteralForm literal in literals) _known.Remove(literal.Leaf);
        }
        List<NormalForm> rest = [.. literals, .. composites];
        return rest.Count switch
        {
            0 => NormalForm.Constant(isAnd),
            1 => rest[0],
            _ => new GroupForm(isAnd, rest),
        };
    }

    /// <summary>Reduces each part and sorts it in; false when one part decides the whole group.</summary>
    private bool Distribute(bool isAnd, IEnumerable<NormalForm> parts, List<LiteralForm> literals, List<NormalForm> composites)
    {
        // Literals first: they are what decides the others.
        foreach (NormalForm part in parts.OrderBy(part => part is LiteralForm ? 0 : 1))
        {
            switch (Reduce(part))
            {
                case ConstantForm constant when constant.Value == isAnd: break;
                case ConstantForm: return false;
                case LiteralForm literal:
                    _known.Add(literal.Leaf, literal.IsPositive == isAnd);
                    literals.Add(literal);
                    break;
                case GroupForm group when group.IsAnd == isAnd:
                    if (!Distribute(isAnd, group.Parts, literals, composites)) return false;
                    break;
                case var composite: composites.Add(composite); break;
            }
        }
        return true;
    }

    private NormalForm ReduceThreshold(ThresholdForm threshold)
    {
        int count = threshold.Count;
        var parts = new List<NormalForm>(threshold.Parts.Count);
        foreach (NormalForm part in threshold.Parts.Select(Reduce))
        {
            if (part is not ConstantForm constant) parts.Add(part);
            else if (constant.Value) count--;
        }
        if (count <= 0) return NormalForm.True;
        if (count > parts.Count) return NormalForm.False;
        if (count == 1) return ReduceGroup(isAnd: false, parts);
        return count == parts.Count ? ReduceGroup(isAnd: true, parts) : new ThresholdForm(count, parts);
    }
}
