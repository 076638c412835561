using Journeys.Compiler.Binding.Bound;
using Journeys.Compiler.Symbols;
using Journeys.Compiler.Types;

namespace Journeys.Compiler.Emit.Expressions;

internal sealed partial class ExpressionEmitter
{
    private string Field(BoundField field)
    {
        var record = Receiver(field.Receiver);
        // The person is always there; everything else may be missing. A list is kept apart from an empty one by its type.
        var access = record == "s.Contact" && !ClrTypes.IsList(field.Field.Type) ? "." : "?.";
        if (field.Field.Slot < 0)
        {
            // One of several events: each has the field at a slot of its own.
            var type = ClrTypes.Of(field.Field.Type);
            return $"(({type})Ops.Named({record}, {CSharp.Literal(field.Field.Name)}))";
        }
        return $"{record}{access}{ClrTypes.Accessor(field.Field.Type)}({context.Slot(field.Field)})";
    }

    // Whether a list is missing is not to be seen from the list: reading it gives an empty one.
    private string Raw(BoundField field) => field.Field.Slot < 0 ? Field(field) : $"{Receiver(field.Receiver)}?[{context.Slot(field.Field)}]";

    // A reference is followed to the object it names.
    private string Receiver(BoundExpression receiver)
    {
        if (receiver is BoundContact) return "s.Contact";
        if (receiver.Type.Type is NominalType { Symbol: { Kind: DataKind.Object } target })
            return $"s.Object({CSharp.Literal(target.Name)}, {Nullable(receiver)})";
        return Nullable(receiver);
    }
}
