using Antlr4.Runtime;
using Journeys.Compiler.Diagnostics;
using Journeys.Grammar;

namespace Journeys.Compiler.Parsing.Errors;

/// <summary>
/// Finds the mistakes of a declaration one after the other. Each is reported and mended in the least intrusive way that lets
/// the reading go on: a word read as another, a sign put in or left out, at worst a statement left out. The parser then reads
/// what remains, which is valid, so that every node of the tree is whole.
/// </summary>
internal sealed class Repairer(LexedText lexed, LexicalErrors lexical, IToken[] tokens, DiagnosticBag bag)
{
    private const int MostErrors = 40;

    /// <summary>What stands in braces one after the other: the smallest thing that can be left out.</summary>
    public static readonly HashSet<int> Members =
    [
        JourneyParser.RULE_projectSetting, JourneyParser.RULE_field, JourneyParser.RULE_scoreMember, JourneyParser.RULE_award, JourneyParser.RULE_lifecycleMember,
        JourneyParser.RULE_gateArm, JourneyParser.RULE_channelSetting, JourneyParser.RULE_messageMember, JourneyParser.RULE_journeyMember, JourneyParser.RULE_step,
        JourneyParser.RULE_raceArm, JourneyParser.RULE_chooseArm, JourneyParser.RULE_splitArm, JourneyParser.RULE_branch, JourneyParser.RULE_postMember,
        JourneyParser.RULE_attributionMember, JourneyParser.RULE_placeMapping, JourneyParser.RULE_testStep, JourneyParser.RULE_personaMember,
        JourneyParser.RULE_declaration,
    ];

    /// <summary>Reports the mistakes.</summary>
    /// <param name="rule">The grammar rule that the tokens are to follow.</param>
    /// <returns>The tokens that can be parsed.</returns>
    public IToken[] Repair(int rule)
    {
        var cursor = new Cursor(tokens, lexed.EndOfFile, rule);
        var reports = new Reports(lexed, lexical, bag);
        var repairs = new Repairs(cursor, reports);
        var outside = new OutsideRepairs(cursor, reports, tokens) { LeftOut = lexical.SwallowedRest };
        for (var errors = 0; !cursor.Run(); errors++)
        {
            if (errors == MostErrors)
                LeaveOut(cursor, []);
            else if (!outside.TryMend() && !repairs.TryMend())
            {
                reports.General(cursor);
                outside.LeftOut = true;
                LeaveOut(cursor, Places(cursor));
            }
        }
        return [.. cursor.Taken];
    }

    // From where tokens could be left out, the least first.
    private static IEnumerable<int> Places(Cursor cursor)
    {
        var here = cursor.Taken.Count;
        return cursor.Readings.SelectMany(r => Frames(r.Frame))
            .Where(f => Members.Contains(f.Rule))
            .Select(f => f.Start)
            .Distinct()
            .Where(s => s <= here)
            .OrderDescending();
    }

    private static IEnumerable<Frame> Frames(Frame? frame)
    {
        for (; frame is not null; frame = frame.Parent)
            yield return frame;
    }

    // Leaves out a statement up to the next one that begins a line, or to the brace that closes its block.
    private static void LeaveOut(Cursor cursor, IEnumerable<int> places)
    {
        foreach (var place in places)
        {
            var depth = cursor.Taken.Skip(place).Sum(t => Depth(t.Type));
            var ahead = 0;
            for (; cursor.Peek(ahead).Type != TokenConstants.EOF; ahead++)
            {
                var token = cursor.Peek(ahead);
                var dropsSomething = ahead > 0 || place < cursor.Taken.Count;
                if (depth == 0 && dropsSomething && (token.Type == JourneyLexer.RBRACE || ahead > 0 && token.Line > cursor.Peek(ahead - 1).Line || ahead == 0 && StartsLine(cursor))
                    && cursor.Try([token.Type], ahead + 1, cursor.ReadingsBefore(place)) >= 0)
                {
                    cursor.Untake(place);
                    cursor.Skip(ahead);
                    return;
                }
                depth += Depth(token.Type);
                if (depth < 0)
                    break;
            }
            if (cursor.Peek(ahead).Type == TokenConstants.EOF && depth >= 0 && place > 0 && (ahead > 0 || place < cursor.Taken.Count))
            {
                cursor.Untake(place);
                cursor.Skip(int.MaxValue / 2);
                return;
            }
        }
        cursor.Untake(0);
        cursor.Skip(int.MaxValue / 2);
    }

    private static bool StartsLine(Cursor cursor) => cursor.Previous is { } previous && cursor.Next.Line > previous.Line;

    private static int Depth(int type) => type switch { JourneyLexer.LBRACE => 1, JourneyLexer.RBRACE => -1, _ => 0 };
}
