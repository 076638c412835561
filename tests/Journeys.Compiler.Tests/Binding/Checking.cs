using System.Collections.Immutable;
using Journeys.Compiler.Binding.Bound;
using Journeys.Compiler.Diagnostics;

namespace Journeys.Compiler.Tests.Binding;

/// <summary>Compiles small projects around the part that a test is about.</summary>
internal static class Checking
{
    public const string Prelude = """
        project Shop { timezone "Europe/Berlin" currency EUR locale "en-GB" }
        contact {
          email: email? unique  firstName: text?  country: country?  language: language?  timezone: timezone?
          plan: Free | Pro | Enterprise = Free  birthday: date?  trialEndsOn: date?  age: integer?  vip: boolean = false  paidAt: datetime?
        }
        object Product { sku: text unique  name: text  price: money }
        type Line { product: Product  quantity: integer }
        event SignedUp { source: text = "web" }
        event CartUpdated { cartId: text  total: money  items: list of Line }
        event OrderPlaced { orderId: text unique  cartId: text?  total: money  items: list of Line }
        event Left { cartId: text  seconds: integer }
        list Engaged
        topic News "News"
        calendar Holidays { 2026-12-25 }
        conversion Purchase = OrderPlaced value total
        channel email { from "Ada <ada@shop.example>" }
        email Hello { topic News subject "Hello" body file "hello.md" }
        email Cart(cart: CartUpdated, code: text = "X") { topic News subject "Cart {cart.total | money}" body file "hello.md" }

        """;

    public static Compilation Compile(string text) => Compilation.Create(JourneyProject.FromFiles([
        new("shop.journey", text), new("hello.md", "Hello\n\n[Unsubscribe]({{ unsubscribe }})\n"),
    ]));

    public static ImmutableArray<Diagnostic> Findings(string text) => Compile(Prelude + text).GetDiagnostics(TestContext.Current.CancellationToken);

    /// <summary>The codes found in a journey with these steps (or headers).</summary>
    public static string[] Codes(string inner) => [.. Findings(Journey(inner)).Select(finding => finding.Code)];

    public static string Journey(string inner) => inner.Contains("enter ", StringComparison.Ordinal)
        ? $"journey J {{ {inner} }}"
        : $"journey J {{ start on CartUpdated as cart enter once {inner} }}";

    /// <summary>The codes found in an expression, as the condition of a step.</summary>
    public static string[] InCondition(string condition) => Codes($"if {condition} {{ send Hello }}");

    public static BoundJourney Bound(string inner)
    {
        var compilation = Compile(Prelude + Journey(inner));
        Assert.Empty(compilation.GetDiagnostics(TestContext.Current.CancellationToken).Where(finding => finding.Severity == Severity.Error).Select(finding => finding.ToString()));
        return compilation.GetSemanticModel().Project.Journeys[0];
    }
}
