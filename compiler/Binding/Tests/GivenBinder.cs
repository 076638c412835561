using Journeys.Compiler.Binding.Bound;
using Journeys.Compiler.Symbols;
using Journeys.Compiler.Syntax;
using Journeys.Compiler.Types;

namespace Journeys.Compiler.Binding.Tests;

/// <summary><c>given …</c></summary>
internal static class GivenBinder
{
    public static BoundTestStep? Bind(TestScope test, TestStepSyntax step)
    {
        switch (step)
        {
            case GivenContactSyntax given:
                var name = test.AddContact(given.Name, given);
                var fields = test.Expressions().BindFields(given.Values, test.Context.Project.Contact, out _);
                return new BoundGivenContact(given, name, [.. fields.Select(field => (field.Key, field.Value))]);
            case GivenObjectSyntax given:
                return BindObject(test, given);
            case GivenConsentSyntax given:
                return test.Context.Resolve<TopicSymbol>(given.Topic, "a topic") is { } topic
                    ? new BoundGivenConsent(given, test.Who(given.Who, given, "given ada consents to …"), topic, ChannelKinds.Parse(given.Channel?.Text))
                    : null;
            case GivenMemberSyntax given:
                return test.Context.Resolve<ListSymbol>(given.List, "a list") is { } list ? new BoundGivenList(given, test.Who(given.Who, given, "given ada in …"), list) : null;
            case GivenSeedSyntax:
                test.Context.NotSupported(step, "seeds in tests");
                return null;
            case GivenWebhookSyntax:
                test.Context.NotSupported(step, "webhooks in tests");
                return null;
            case GivenValueSyntax:
                test.Context.NotSupported(step, "values given in tests", "Give the contact's fields where it is given: given contact { … }");
                return null;
            default:
                return null;
        }
    }

    private static BoundGivenObject? BindObject(TestScope test, GivenObjectSyntax given)
    {
        if (given.Type is not { } name) return null;
        if (test.Context.Project.Find(name.Text) is not DataSymbol { Kind: DataKind.Object } data)
        {
            test.Context.Resolve<NoSuchSymbol>(name, "an object");
            return null;
        }
        test.Context.Refer(name, data);
        if (test.Expressions().BindRecord(given.Values, given, data) is not BoundRecord record) return null;
        if (given.Name is { } alias && data.Key is { } key)
        {
            var value = record.Fields.First(field => field.Field == key).Value;
            test.AddObject(alias, new BoundConversion(given, new ValueType(new NominalType(data), false), value));
        }
        return new BoundGivenObject(given, record);
    }

    // Only objects fit, which are not a class of symbols of their own: nothing is of this kind, so that resolving always explains.
    private sealed class NoSuchSymbol() : Symbol("", null)
    {
        public override string KindName => "object";
    }
}
