using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace Qdrant.Core.DependencyInjection;

/// <summary>Reads the options from configuration by hand: no reflection, and errors that name the key.</summary>
internal static class QdrantOptionsBinder
{
    public static void Bind(IConfiguration section, QdrantOptions options)
    {
        options.Url = section[nameof(QdrantOptions.Url)] ?? options.Url;
        options.ApiKey = section[nameof(QdrantOptions.ApiKey)] ?? options.ApiKey;
        options.CollectionPrefix = section[nameof(QdrantOptions.CollectionPrefix)] ?? options.CollectionPrefix;
        if (section[nameof(QdrantOptions.Timeout)] is { } timeout)
            options.Timeout = TimeSpan.TryParse(timeout, CultureInfo.InvariantCulture, out TimeSpan span)
                ? span
                : throw Unreadable(section, nameof(QdrantOptions.Timeout), timeout, "a time span such as 00:00:30");
        if (section[nameof(QdrantOptions.MaxAttempts)] is { } attempts)
            options.MaxAttempts = int.TryParse(attempts, NumberStyles.None, CultureInfo.InvariantCulture, out int count)
                ? count
                : throw Unreadable(section, nameof(QdrantOptions.MaxAttempts), attempts, "a whole number");
        if (section[nameof(QdrantOptions.OnUnreadable)] is { } unreadable)
            options.OnUnreadable = Enum.TryParse(unreadable, ignoreCase: true, out UnreadablePoints rule) && Enum.IsDefined(rule)
                ? rule
                : throw Unreadable(section, nameof(QdrantOptions.OnUnreadable), unreadable, "Throw or Skip");
    }

    private static QdrantException Unreadable(IConfiguration section, string key, string value, string expected)
    {
        string path = section is IConfigurationSection named ? $"{named.Path}:{key}" : key;
        return new QdrantException($"The setting {path} is '{value}'; expected {expected}.");
    }
}
