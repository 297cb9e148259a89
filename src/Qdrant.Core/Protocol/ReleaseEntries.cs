using System.Collections.Frozen;
using System.Globalization;

namespace Qdrant.Core.Protocol;

/// <summary>The release table as objects: read once, on the first call that needs it.</summary>
internal sealed class ReleaseEntries
{
    public required FrozenDictionary<string, MessageEntry> Messages { get; init; }

    public required FrozenDictionary<string, EnumEntry> Enums { get; init; }

    public required FrozenDictionary<string, QdrantRelease> Methods { get; init; }

    /// <param name="Name">The contract's name.</param>
    /// <param name="Since">The release that first had it.</param>
    /// <param name="Type">The name of the message or enum it holds, or null.</param>
    /// <param name="IsMap">Whether it is a map from text to <paramref name="Type"/>.</param>
    internal sealed record FieldEntry(string Name, QdrantRelease Since, string? Type, bool IsMap)
    {
        public MessageEntry? Message { get; set; }

        public EnumEntry? Enum { get; set; }

        /// <summary>The newest release that this field, or anything that can stand in it, needs.</summary>
        public QdrantRelease Newest { get; set; } = Since;
    }

    internal sealed class MessageEntry(string name, Dictionary<int, FieldEntry> fields)
    {
        private readonly FieldEntry?[] _byNumber = ByNumber(fields);

        public string Name => name;

        public IReadOnlyDictionary<int, FieldEntry> Fields => fields;

        /// <summary>The newest release that any field below this message needs.</summary>
        public QdrantRelease Newest { get; set; }

        public FieldEntry? Find(int number) => (uint)number < (uint)_byNumber.Length ? _byNumber[number] : null;

        private static FieldEntry?[] ByNumber(Dictionary<int, FieldEntry> fields)
        {
            var byNumber = new FieldEntry?[fields.Count == 0 ? 0 : fields.Keys.Max() + 1];
            foreach ((int number, FieldEntry field) in fields) byNumber[number] = field;
            return byNumber;
        }
    }

    internal sealed record EnumValueEntry(string Name, QdrantRelease Since);

    internal sealed record EnumEntry(string Name, IReadOnlyDictionary<int, EnumValueEntry> Values);

    /// <summary>Reads the text of <see cref="ReleaseTable"/>; the form is described there.</summary>
    public static ReleaseEntries Read(string text)
    {
        var messages = new Dictionary<string, MessageEntry>();
        var enums = new Dictionary<string, EnumEntry>();
        var methods = new Dictionary<string, QdrantRelease>();
        foreach (string entry in text.Split("\n\n", StringSplitOptions.RemoveEmptyEntries))
        {
            string[] words = entry.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
            (string name, QdrantRelease since) = SplitRelease(words[1], QdrantRelease.First);
            switch (words[0])
            {
                case "message": messages.Add(name, new MessageEntry(name, words.Skip(2).Select(word => ReadField(word, since)).ToDictionary())); break;
                case "enum": enums.Add(name, new EnumEntry(name, words.Skip(2).Select(word => ReadValue(word, since)).ToDictionary())); break;
                default:
                    foreach (string word in words.Skip(2)) AddMethod(methods, name, word, since);
                    break;
            }
        }
        foreach (FieldEntry field in messages.Values.SelectMany(message => message.Fields.Values)) Link(field, messages, enums);
        Spread(messages.Values);
        return new ReleaseEntries { Messages = messages.ToFrozenDictionary(), Enums = enums.ToFrozenDictionary(), Methods = methods.ToFrozenDictionary() };
    }

    private static KeyValuePair<int, FieldEntry> ReadField(string word, QdrantRelease release)
    {
        (string text, QdrantRelease since) = SplitRelease(word, release);
        string[] parts = text.Split(':');
        string? type = parts.Length > 2 ? parts[2] : null;
        return new(Number(parts[0]), new FieldEntry(parts[1], since, type?.TrimStart('*'), type?.StartsWith('*') == true));
    }

    private static KeyValuePair<int, EnumValueEntry> ReadValue(string word, QdrantRelease release)
    {
        (string text, QdrantRelease since) = SplitRelease(word, release);
        string[] parts = text.Split(':');
        return new(Number(parts[0]), new EnumValueEntry(parts[1], since));
    }

    private static void AddMethod(Dictionary<string, QdrantRelease> methods, string service, string word, QdrantRelease release)
    {
        (string name, QdrantRelease since) = SplitRelease(word, release);
        methods.Add($"/{service}/{name}", since);
    }

    private static void Link(FieldEntry field, Dictionary<string, MessageEntry> messages, Dictionary<string, EnumEntry> enums)
    {
        if (field.Type is null) return;
        if (messages.TryGetValue(field.Type, out MessageEntry? message)) field.Message = message;
        else field.Enum = enums[field.Type];
    }

    // Messages hold each other in circles, so the newest release below each is spread until nothing changes.
    private static void Spread(IReadOnlyCollection<MessageEntry> messages)
    {
        for (bool changed = true; changed;)
        {
            changed = false;
            foreach (MessageEntry message in messages)
            {
                foreach (FieldEntry field in message.Fields.Values)
                {
                    QdrantRelease below = field.Enum?.Values.Values.Max(value => value.Since) ?? field.Message?.Newest ?? field.Since;
                    if (below > field.Newest) (field.Newest, changed) = (below, true);
                    if (field.Newest > message.Newest) (message.Newest, changed) = (field.Newest, true);
                }
            }
        }
    }

    private static (string Text, QdrantRelease Since) SplitRelease(string word, QdrantRelease otherwise)
    {
        int at = word.IndexOf('@');
        return at < 0 ? (word, otherwise) : (word[..at], QdrantRelease.Parse(word[(at + 1)..]));
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
