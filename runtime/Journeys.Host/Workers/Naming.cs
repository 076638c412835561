using Journeys.Runtime.People;
using Journeys.Runtime.Schema;

namespace Journeys.Host.Workers;

/// <summary>How a person is called where people read about them.</summary>
internal static class Naming
{
    /// <summary>The e-mail address, else the first known identity, else the number.</summary>
    public static string Of(Person person)
    {
        string? first = null;
        var fields = person.Contact.Type.Fields;
        for (var slot = 0; slot < fields.Length; slot++)
        {
            if (!fields[slot].Unique || person.Contact[slot] is not string value) continue;
            if (fields[slot].Type is FieldType.Scalar { Kind: ScalarKind.Email }) return value;
            first ??= value;
        }
        return first ?? $"person {person.Key.Id}";
    }
}
