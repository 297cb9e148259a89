using Qdrant.Generators.Model;

namespace Qdrant.Generators.Parsing;

/// <summary>Finds the objects and enums of an entity that some of its properties hold.</summary>
internal sealed class ProjectionContents
{
    private readonly EntityModel _entity;
    private readonly SortedDictionary<string, ObjectModel> _objects = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, EnumModel> _enums = new(StringComparer.Ordinal);

    private readonly SortedDictionary<string, PolymorphModel> _polymorphs = new(StringComparer.Ordinal);

    private ProjectionContents(EntityModel entity) => _entity = entity;

    public IEnumerable<ObjectModel> Objects => _objects.Values;

    public IEnumerable<EnumModel> Enums => _enums.Values;

    public IEnumerable<PolymorphModel> Polymorphs => _polymorphs.Values;

    public static ProjectionContents Of(ObjectModel root, EntityModel entity)
    {
        var contents = new ProjectionContents(entity);
        contents.Add(root);
        return contents;
    }

    private void Add(ObjectModel owner)
    {
        foreach (MemberModel member in owner.Members)
            if (member.Payload is { } payload) Add(payload.Value);
    }

    private void Add(ValueModel value)
    {
        switch (value)
        {
            case ConvertedValue converted: Add(converted.Stored); break;
            case ListValue list: Add(list.Element); break;
            case DictionaryValue dictionary: Add(dictionary.Element); break;
            case EnumValue stored: _enums[stored.Name] = _entity.Enums.First(e => e.Name == stored.Name); break;
            case ObjectValue nested when _entity.Polymorphs.FirstOrDefault(p => p.Name == nested.Name) is { } polymorph:
                if (_polymorphs.ContainsKey(polymorph.Name)) break;
                _polymorphs.Add(polymorph.Name, polymorph);
                foreach (DerivedModel derived in polymorph.Derived) AddObject(derived.Codec);
                break;
            case ObjectValue nested: AddObject(nested.Name); break;
        }
    }

    private void AddObject(string name)
    {
        if (_objects.ContainsKey(name)) return;
        _objects.Add(name, _entity.Nested.First(o => o.Name == name));
        Add(_objects[name]);
    }
}
