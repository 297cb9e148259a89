using Google.Protobuf.Reflection;

namespace Qdrant.Core.Tests.Protocol;

/// <summary>The protocol files against the facts, each thing as one line of text, so that a failure names what is missing and what is extra.</summary>
public sealed class ContractTests
{
    [Fact]
    public void Fields_are_those_of_the_contract() => Same(
        ContractFacts.Fields.Select(f => $"{f.File} {f.Message}.{f.Name} = {f.Number} {f.Type} {f.Label} oneof '{f.OneOf}' deprecated {f.Deprecated}"),
        ProtocolFiles.Messages.SelectMany(m => m.Fields.InDeclarationOrder()).Select(f =>
            $"{f.File.Name} {f.ContainingType.FullName}.{f.Name} = {f.FieldNumber} {TypeOf(f)} {LabelOf(f)} " +
            $"oneof '{f.RealContainingOneof?.Name}' deprecated {f.GetOptions()?.Deprecated ?? false}"));

    [Fact]
    public void Messages_are_those_of_the_contract() => Same(
        ContractFacts.Fields.Select(f => $"{f.File} {f.Message}").Concat(ContractFacts.EmptyMessages.Select(e => $"{e.File} {e.Message}")).Distinct(),
        ProtocolFiles.Messages.Select(m => $"{m.File.Name} {m.FullName}"));

    [Fact]
    public void Messages_without_fields_are_those_of_the_contract() => Same(
        ContractFacts.EmptyMessages.Select(e => $"{e.File} {e.Message}"),
        ProtocolFiles.Messages.Where(m => m.Fields.InDeclarationOrder().Count == 0).Select(m => $"{m.File.Name} {m.FullName}"));

    [Fact]
    public void Enum_values_are_those_of_the_contract() => Same(
        ContractFacts.EnumValues.Select(v => $"{v.File} {v.Enum}.{v.Name} = {v.Number}"),
        ProtocolFiles.Enums.SelectMany(e => e.Values).Select(v => $"{v.EnumDescriptor.File.Name} {v.EnumDescriptor.FullName}.{v.Name} = {v.Number}"));

    [Fact]
    public void Methods_are_those_of_the_contract() => Same(
        ContractFacts.Methods.Select(m => $"{m.Path} {m.Request} -> {m.Response} deprecated {m.Deprecated}"),
        ProtocolFiles.Methods.Select(m =>
            $"/{m.Service.FullName}/{m.Name} {Streamed(m.IsClientStreaming)}{m.InputType.FullName} -> " +
            $"{Streamed(m.IsServerStreaming)}{m.OutputType.FullName} deprecated {m.GetOptions()?.Deprecated ?? false}"));

    [Fact]
    public void Reserved_numbers_are_those_of_the_contract()
    {
        // The end of a reserved range is exclusive.
        Same(
            ContractFacts.Reserved.Select(r => $"{r.Message} {r.Number}"),
            ProtocolFiles.Messages.SelectMany(m => m.ToProto().ReservedRange.SelectMany(r => Enumerable.Range(r.Start, r.End - r.Start)).Select(n => $"{m.FullName} {n}")));
        Assert.All(ProtocolFiles.Messages, m => Assert.Empty(m.ToProto().ReservedName));
    }

    [Fact]
    public void The_facts_are_all_there()
    {
        Assert.Equal(1016, ContractFacts.Fields.Count);
        Assert.Equal(114, ContractFacts.EnumValues.Count);
        Assert.Equal(52, ContractFacts.Methods.Count);
        Assert.Equal(18, ContractFacts.Reserved.Count);
        Assert.Equal(8, ContractFacts.EmptyMessages.Count);
    }

    private static void Same(IEnumerable<string> facts, IEnumerable<string> ours)
    {
        string[] expected = [.. facts.Order(StringComparer.Ordinal)];
        string[] actual = [.. ours.Order(StringComparer.Ordinal)];
        Assert.True(expected.AsSpan().SequenceEqual(actual),
            $"Missing:\n  {string.Join("\n  ", expected.Except(actual))}\nExtra:\n  {string.Join("\n  ", actual.Except(expected))}");
    }

    private static string LabelOf(FieldDescriptor field) =>
        field.IsMap ? "map" : field.IsRepeated ? "repeated" : field.ToProto().Proto3Optional ? "optional" : "singular";

    private static string TypeOf(FieldDescriptor field)
    {
        if (!field.IsMap) return NameOf(field);
        Assert.Equal("string", NameOf(field.MessageType.FindFieldByNumber(1)));
        return $"map<string,{NameOf(field.MessageType.FindFieldByNumber(2))}>";
    }

    private static string NameOf(FieldDescriptor field) => field.FieldType switch
    {
        FieldType.Message => field.MessageType.FullName,
        FieldType.Enum => field.EnumType.FullName,
        var scalar => scalar.ToString().ToLowerInvariant(),
    };

    private static string Streamed(bool streaming) => streaming ? "stream " : "";
}
