using Microsoft.Extensions.Options;
using Qdrant.Core.Transport;

namespace Qdrant.Core.DependencyInjection;

/// <summary>Finds what is wrong with the settings before the first call does.</summary>
internal sealed class QdrantOptionsValidator(IEnumerable<TransportScheme> schemes) : IValidateOptions<QdrantOptions>
{
    public ValidateOptionsResult Validate(string? name, QdrantOptions options)
    {
        List<string> faults = [];
        if (string.IsNullOrWhiteSpace(options.Url)) faults.Add("Qdrant: Url is missing. Set it, for example to http://localhost:6334.");
        else if (TransportScheme.Fault(options.Url, [.. options.Client.Schemes, .. schemes]) is { } fault) faults.Add("Qdrant: " + fault);
        if (ApiKeys.Fault(options.ApiKey) is { } keyFault) faults.Add("Qdrant: " + keyFault);
        if (options.Timeout <= TimeSpan.Zero) faults.Add($"Qdrant: Timeout is {options.Timeout}; it must be positive.");
        if (options.MaxAttempts < 1) faults.Add($"Qdrant: MaxAttempts is {options.MaxAttempts}; the least is 1.");
        if (!Enum.IsDefined(options.OnUnreadable)) faults.Add($"Qdrant: OnUnreadable is {options.OnUnreadable}; it is Throw or Skip.");
        const string forbidden = "<>:\"/\\|?*\0";
        if (options.CollectionPrefix.AsSpan().ContainsAny(forbidden))
            faults.Add($"Qdrant: CollectionPrefix '{options.CollectionPrefix}' has a character that collection names can't have (< > : \" / \\ | ? *).");
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }
}
