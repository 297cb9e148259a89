namespace Qdrant.Core.Transport;

/// <summary>What may stand in the api-key header. Its texts never hold the key.</summary>
internal static class ApiKeys
{
    /// <summary>What is wrong with a key; null: nothing.</summary>
    public static string? Fault(string? key)
    {
        if (key is null) return null;
        if (string.IsNullOrWhiteSpace(key)) return "ApiKey is empty. Leave it out when the server needs none.";
        int at = key.AsSpan().IndexOfAnyExceptInRange('!', '~');
        return at < 0
            ? null
            : $"ApiKey has a character at position {at + 1} that a header can't hold ({Name(key[at])}). Keys are printable ASCII without spaces: was a line break copied with it?";
    }

    private static string Name(char c) => c switch
    {
        '\r' or '\n' => "a line break",
        ' ' => "a space",
        '\t' => "a tab",
        '\0' => "NUL",
        > '~' => "not ASCII",
        _ => "a control character",
    };
}
