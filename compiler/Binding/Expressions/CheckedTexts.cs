using System.Collections.Immutable;
using System.Net.Mail;
using Journeys.Compiler.Binding.Bound;
using Journeys.Compiler.Diagnostics;
using Journeys.Runtime.Schema;
using NodaTime;

namespace Journeys.Compiler.Binding.Expressions;

// Literal texts that stand for a zone, a country, an address: checked here, since nothing later would say so as well.
internal sealed partial class ExpressionBinder
{
    private BoundExpression CheckedText(BoundLiteral literal, ScalarKind kind)
    {
        var text = (string)literal.Value;
        switch (kind)
        {
            case ScalarKind.TimeZone when !KnownCodes.IsTimeZone(text):
                KnownCodes.ReportTimeZone(Context, literal.Syntax, text);
                return new BoundInvalid(literal.Syntax);
            case ScalarKind.Country when !KnownCodes.Countries.Contains(text):
                var country = KnownCodes.Countries.Contains(text.ToUpperInvariant()) ? $"Country codes are two capital letters: \"{text.ToUpperInvariant()}\"" : "Country codes are two capital letters, for example \"DE\" or \"US\".";
                return Invalid(NameErrors.UnknownCountry, literal.Syntax, text, country);
            case ScalarKind.Language when !KnownCodes.IsLanguage(text):
                return Invalid(NameErrors.UnknownLanguage, literal.Syntax, text, "Language codes are as in BCP 47, for example \"de\" or \"pt-BR\".");
            case ScalarKind.Email when !KnownCodes.IsEmail(text):
                return Invalid(NameErrors.BadAddress, literal.Syntax, text, "an e-mail address", "Write for example \"ada@shop.example\".");
            case ScalarKind.Phone when !(text.Length is >= 8 and <= 16 && text[0] == '+' && text.AsSpan(1).IndexOfAnyExceptInRange('0', '9') < 0):
                return Invalid(NameErrors.BadAddress, literal.Syntax, text, "a phone number in international form", "Write + and digits without spaces, for example \"+4930123456\".");
            case ScalarKind.Url when !(Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"):
                return Invalid(NameErrors.BadAddress, literal.Syntax, text, "a web address", "Write it whole, for example \"https://shop.example/sale\".");
            default:
                return literal with { Type = ValueType.Of(kind) };
        }
    }
}

/// <summary>The zones, countries, languages, currencies and locales there are.</summary>
internal static class KnownCodes
{
    /// <summary>ISO 3166-1 alpha-2, with XK (Kosovo) as user-assigned and in general use.</summary>
    public static ImmutableHashSet<string> Countries { get; } =
    [
        .. ("AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ " +
            "DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP " +
            "KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM " +
            "PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ " +
            "UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS XK YE YT ZA ZM ZW").Split(' '),
    ];

    /// <summary>Active codes of ISO 4217, without those for funds and metals.</summary>
    public static ImmutableHashSet<string> Currencies { get; } =
    [
        .. ("AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD " +
            "FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT " +
            "MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB " +
            "TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VED VES VND VUV WST XAF XCD XCG XOF XPF YER ZAR ZMW ZWG").Split(' '),
    ];

    public static bool IsTimeZone(string text) => DateTimeZoneProviders.Tzdb.Ids.Contains(text);

    public static void ReportTimeZone(BindingContext context, Syntax.SyntaxNode at, string text)
    {
        var zones = DateTimeZoneProviders.Tzdb.Ids;
        // "Berlin" means "Europe/Berlin": the place name says more than the letters in common.
        var near = zones.FirstOrDefault(id => id[(id.LastIndexOf('/') + 1)..].Equals(text.Replace(' ', '_'), StringComparison.OrdinalIgnoreCase)) ?? Spelling.Closest(text, zones);
        var help = near is null ? "Zones are named by region and city, for example \"Europe/Berlin\" or \"America/New_York\"." : $"Did you mean \"{near}\"?";
        context.Report(NameErrors.UnknownTimeZone, at.Location, [text, help], fix: near is null ? null : BindingContext.Replace(at.Location, $"\"{near}\""));
    }

    public static bool IsLanguage(string text) => IsLocale(text);

    /// <summary>BCP 47: a language of two or three letters, then subtags; the language must be one the framework knows by name.</summary>
    public static bool IsLocale(string text)
    {
        var language = text.Split('-')[0];
        if (language.Length is < 2 or > 3 || text.Any(letter => !char.IsAsciiLetterOrDigit(letter) && letter != '-')) return false;
        return Languages.Contains(language.ToLowerInvariant()) && text.Split('-').Skip(1).All(part => part.Length switch
        {
            2 => Countries.Contains(part.ToUpperInvariant()),
            3 => part.All(char.IsAsciiDigit),
            >= 4 and <= 8 => true,
            _ => false,
        });
    }

    public static bool IsEmail(string text) =>
        MailAddress.TryCreate(text, out var address) && address.Address == text && text.LastIndexOf('@') is > 0 and var at && at < text.Length - 1;

    /// <summary>ISO 639-1, and the three-letter languages that have a locale in CLDR and are likely in a shop.</summary>
    private static ImmutableHashSet<string> Languages { get; } =
    [
        .. ("aa ab ae af ak am an ar as av ay az ba be bg bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht " +
            "hu hy hz ia id ie ig ii ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny " +
            "oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo " +
            "za zh zu ast ceb chr ckb dsb fil fur gsw haw hsb kab kok mni nds pcm sah scn smn szl yue").Split(' '),
    ];
}
