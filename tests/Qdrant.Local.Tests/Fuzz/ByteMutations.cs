namespace Qdrant.Local.Tests.Fuzz;

/// <summary>Damages encoded messages: what a broken or hostile peer could send.</summary>
internal static class ByteMutations
{
    private static readonly byte[] Interesting = [0x00, 0x01, 0x7F, 0x80, 0xFF, 0xFE, 0x0A, 0x12, 0x1A, 0x08];
    private static readonly byte[] LargestVarint = [0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x01];

    /// <summary>Applies one to four kinds of damage.</summary>
    public static byte[] Mutate(byte[] body, byte[] other, Random random)
    {
        for (int count = random.Next(1, 5); count > 0; count--) body = Once(body, other, random);
        return body;
    }

    private static byte[] Once(byte[] body, byte[] other, Random random)
    {
        if (body.Length == 0) return other.Length > 0 ? other[..random.Next(other.Length)] : [0xFF];
        int at = random.Next(body.Length), until = Math.Min(body.Length, at + 1 + random.Next(1 + random.Next(1, 64)));
        switch (random.Next(8))
        {
            case 0:
                byte[] flipped = [.. body];
                flipped[at] ^= (byte)(1 << random.Next(8));
                return flipped;
            case 1:
                byte[] replaced = [.. body];
                replaced[at] = Interesting[random.Next(Interesting.Length)];
                return replaced;
            case 2: return body[..at];
            case 3: return [.. body[..at], .. body[until..]];
            case 4: return [.. body[..until], .. body[at..]];
            case 5: return other.Length == 0 ? body : [.. body[..at], .. other[random.Next(other.Length)..]];
            case 6: return [.. body[..at], .. LargestVarint, .. body[at..]];
            default:
                // A byte nudged by one is most often a length or a small number.
                byte[] nudged = [.. body];
                nudged[at] += (byte)(random.Next(2) == 0 ? 1 : -1);
                return nudged;
        }
    }
}
