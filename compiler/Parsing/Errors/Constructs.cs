using System.Collections.Frozen;
using Journeys.Grammar;

namespace Journeys.Compiler.Parsing.Errors;

/// <summary>What a construct is and how it looks, for the help of an error inside of it.</summary>
/// <param name="What">Its name with an article: <c>a wait</c>.</param>
/// <param name="Example">One right form.</param>
internal sealed record Construct(string What, string Example);

/// <summary>The constructs by grammar rule.</summary>
internal static class Constructs
{
    private static readonly FrozenDictionary<int, Construct> All = new Dictionary<int, Construct>
    {
        [JourneyParser.RULE_projectDeclaration] = new("a project", "project Shop { timezone \"Europe/Berlin\" currency EUR }"),
        [JourneyParser.RULE_limitSetting] = new("a limit", "limit 5 per 7 days across email, sms, else skip"),
        [JourneyParser.RULE_lateEventsSetting] = new("the time for late events", "late events 1 day"),
        [JourneyParser.RULE_calendarDeclaration] = new("a calendar", "calendar Holidays { 2026-12-25, 2026-12-26 }"),
        [JourneyParser.RULE_contactDeclaration] = new("the contact", "contact { email: email? unique }"),
        [JourneyParser.RULE_objectDeclaration] = new("an object", "object Product { sku: text unique  price: money }"),
        [JourneyParser.RULE_typeDeclaration] = new("a type", "type OrderLine { product: Product  quantity: integer }"),
        [JourneyParser.RULE_eventDeclaration] = new("an event", "event SignedUp { source: text }"),
        [JourneyParser.RULE_listDeclaration] = new("a list", "list Engaged"),
        [JourneyParser.RULE_audienceDeclaration] = new("an audience", "audience RetargetingDe"),
        [JourneyParser.RULE_teamDeclaration] = new("a team", "team Sales"),
        [JourneyParser.RULE_webhookDeclaration] = new("a webhook", "webhook Crm { reply: CrmReply? }"),
        [JourneyParser.RULE_topicDeclaration] = new("a topic", "topic Newsletter \"Our monthly newsletter\""),
        [JourneyParser.RULE_conversionDeclaration] = new("a conversion", "conversion Purchase = OrderPlaced value total"),
        [JourneyParser.RULE_field] = new("a field", "firstName: text?"),
        [JourneyParser.RULE_choiceType] = new("a choice", "Free | Pro | Enterprise"),
        [JourneyParser.RULE_valueDeclaration] = new("a named value", "value IsBig = contact.seats > 5"),
        [JourneyParser.RULE_segmentDeclaration] = new("a segment", "segment Buyers = did OrderPlaced in last 90 days"),
        [JourneyParser.RULE_scoreDeclaration] = new("a score", "score Engagement { on MessageClicked gives 3 }"),
        [JourneyParser.RULE_eventAward] = new("an award", "on MessageClicked gives 3, at most 5 times per 7 days"),
        [JourneyParser.RULE_stateAward] = new("an award", "when contact.plan == Pro gives 20"),
        [JourneyParser.RULE_scoreGroup] = new("a group of awards", "group Mail at most 20 { on MessageOpened gives 1 }"),
        [JourneyParser.RULE_halvingRule] = new("a decay", "halves every 30 days"),
        [JourneyParser.RULE_fallingRule] = new("a decay", "falls 25% every 3 months"),
        [JourneyParser.RULE_scoreRange] = new("a range", "range 0 to 100"),
        [JourneyParser.RULE_scoreBand] = new("a band", "band Cold below 30"),
        [JourneyParser.RULE_lifecycleDeclaration] = new("a lifecycle", "lifecycle Revenue { stage Lead  stage Customer success  Lead -> Customer on OrderPlaced }"),
        [JourneyParser.RULE_stageMember] = new("a stage", "stage Mql within 2 days"),
        [JourneyParser.RULE_gateMember] = new("a gate", "gate Fits { -> Sql when score(Fit) >= 50  otherwise -> Nurture }"),
        [JourneyParser.RULE_arrowMember] = new("an arrow", "Lead -> Mql when score(Engagement) reaches 70"),
        [JourneyParser.RULE_channelDeclaration] = new("a channel", "channel email { from \"Ada <ada@shop.example>\" }"),
        [JourneyParser.RULE_layoutSetting] = new("a layout", "layout file \"mails/layout.html\""),
        [JourneyParser.RULE_quietSetting] = new("quiet hours", "quiet 21:00 to 08:00"),
        [JourneyParser.RULE_speedSetting] = new("a speed", "speed 600 per minute, warm up over 30 days"),
        [JourneyParser.RULE_messageDeclaration] = new("a message", "email Welcome { topic Onboarding  subject \"Welcome\"  body file \"mails/welcome.md\" }"),
        [JourneyParser.RULE_textMember] = new("a text of a message", "subject \"Welcome\""),
        [JourneyParser.RULE_bodyMember] = new("a body", "body file \"mails/welcome.md\""),
        [JourneyParser.RULE_messageVariant] = new("a variant of a message", "when contact.language == \"de\" { subject \"Willkommen!\" }"),
        [JourneyParser.RULE_parameterList] = new("a list of parameters", "(order: OrderPlaced)"),
        [JourneyParser.RULE_journeyDeclaration] = new("a journey", "journey Welcome { start on SignedUp  enter once  send Hello }"),
        [JourneyParser.RULE_flowDeclaration] = new("a flow", "flow Remind(days: integer) { wait 2 days  send Reminder }"),
        [JourneyParser.RULE_priorityDeclaration] = new("an order of journeys", "one at a time { PostPurchase, Cart, Browse }"),
        [JourneyParser.RULE_eventStart] = new("a start", "start on SignedUp as signUp"),
        [JourneyParser.RULE_callStart] = new("a start", "start on call"),
        [JourneyParser.RULE_conditionStart] = new("a start", "start when contact enters Buyers"),
        [JourneyParser.RULE_whileStart] = new("a start", "start while contact in Buyers"),
        [JourneyParser.RULE_relativeStart] = new("a start", "start 7 days before contact.trialEndsOn at 09:00"),
        [JourneyParser.RULE_yearlyStart] = new("a start", "start every year on contact.birthday at 09:00"),
        [JourneyParser.RULE_recurringStart] = new("a start", "start every Monday at 10:00 their time for Readers"),
        [JourneyParser.RULE_campaignStart] = new("a start", "start at 2026-12-01 10:00 their time, if past skip, for Readers"),
        [JourneyParser.RULE_journeyStart] = new("a start", "start after WelcomeSeries finishes"),
        [JourneyParser.RULE_enterHeader] = new("`enter`", "enter again 30 days after end while running ignore"),
        [JourneyParser.RULE_requireHeader] = new("`require`", "require consents to Newsletter by email to enter"),
        [JourneyParser.RULE_goalHeader] = new("a goal", "goal Purchase within 14 days"),
        [JourneyParser.RULE_exitHeader] = new("an exit", "exit when contact in AtRisk"),
        [JourneyParser.RULE_overdueHeader] = new("`overdue`", "overdue spread over 4 hours"),
        [JourneyParser.RULE_guaranteeHeader] = new("a guarantee", "guarantee at most 4 messages per 7 days"),
        [JourneyParser.RULE_holdoutHeader] = new("a holdout", "holdout 10%"),
        [JourneyParser.RULE_activeHeader] = new("`active`", "active 2026-11-20 to 2026-12-01, then finish"),
        [JourneyParser.RULE_sendStep] = new("a `send`", "send Welcome as hello only if contact.plan == Free"),
        [JourneyParser.RULE_nextOf] = new("a `send`", "send next of [Tip1, Tip2], if exhausted continue"),
        [JourneyParser.RULE_firstReachable] = new("a `send`", "send first reachable of [PushOffer, EmailOffer]"),
        [JourneyParser.RULE_waitStep] = new("a `wait`", "wait 2 days"),
        [JourneyParser.RULE_waitUntilStep] = new("a `wait until`", "wait until 09:00 on weekdays"),
        [JourneyParser.RULE_raceStep] = new("a race", "wait up to 3 days { on OrderPlaced { finish } otherwise { send Reminder } }"),
        [JourneyParser.RULE_bestTimeMoment] = new("`best time`", "wait until best time by email within 24 hours"),
        [JourneyParser.RULE_clockMoment] = new("a time of day", "wait until between 09:00 and 11:00 on weekdays except Holidays"),
        [JourneyParser.RULE_relativeMoment] = new("a moment", "wait until 3 days before contact.trialEndsOn at 09:00, if past continue"),
        [JourneyParser.RULE_raceArm] = new("an arm", "on OrderPlaced { finish }"),
        [JourneyParser.RULE_restartsClause] = new("`restarts`", "on CartUpdated restarts the wait, at most 10 times"),
        [JourneyParser.RULE_ifStep] = new("an `if`", "if contact.plan == Free { send Tips } else { send ProTips }"),
        [JourneyParser.RULE_chooseStep] = new("a `choose`", "choose { when contact.plan == Free { send Tips } otherwise { send ProTips } }"),
        [JourneyParser.RULE_chooseArm] = new("an arm", "when contact.plan == Free { send Tips }"),
        [JourneyParser.RULE_splitStep] = new("a `split`", "split SubjectTest { 50% Plain { send A } 50% Emoji { send B } }"),
        [JourneyParser.RULE_splitArm] = new("an arm", "50% Plain { send OfferPlain }"),
        [JourneyParser.RULE_winnerClause] = new("`winner by`", "winner by clicks within 2 days, after 2000 people or 14 days, if unclear keep weights"),
        [JourneyParser.RULE_adaptClause] = new("`adapt by`", "adapt by clicks within 2 days"),
        [JourneyParser.RULE_untilStep] = new("an `until`", "until on DemoBooked { send Reminder }"),
        [JourneyParser.RULE_togetherStep] = new("a `together`", "together { branch Tips { send Tip } branch Sales { wait 1 day } }"),
        [JourneyParser.RULE_repeatStep] = new("a `repeat`", "repeat up to 5 times every 7 days { send Tip }"),
        [JourneyParser.RULE_doStep] = new("a `do`", "do Remind(3)"),
        [JourneyParser.RULE_digestStep] = new("a `digest`", "digest OrderPlaced for 2 hours fixed as orders { send Summary(orders) }"),
        [JourneyParser.RULE_letStep] = new("a `let`", "let big = order.total > 100 EUR"),
        [JourneyParser.RULE_setStep] = new("a `set`", "set contact.plan = Pro"),
        [JourneyParser.RULE_addToListStep] = new("an `add`", "add to Engaged for 7 days"),
        [JourneyParser.RULE_removeFromListStep] = new("a `remove`", "remove from Engaged"),
        [JourneyParser.RULE_addPointsStep] = new("an `add`", "add 10 to score(Engagement)"),
        [JourneyParser.RULE_subscribeStep] = new("a `subscribe`", "subscribe to Newsletter by email"),
        [JourneyParser.RULE_unsubscribeStep] = new("an `unsubscribe`", "unsubscribe from Newsletter"),
        [JourneyParser.RULE_moveStep] = new("a `move`", "move to Sql in Revenue"),
        [JourneyParser.RULE_notifyStep] = new("a `notify`", "notify Sales \"A demo was booked\""),
        [JourneyParser.RULE_taskStep] = new("a `task`", "task for owner \"Call them\" due in 1 day"),
        [JourneyParser.RULE_assignStep] = new("an `assign`", "assign owner round robin of [\"kim\", \"lee\"]"),
        [JourneyParser.RULE_dealStep] = new("a `deal`", "deal \"New customer\" value order.total"),
        [JourneyParser.RULE_callStep] = new("a `call`", "call Crm with { email: contact.email } on failure { finish }"),
        [JourneyParser.RULE_startJourneyStep] = new("a `start journey`", "start journey VipCare(cart)"),
        [JourneyParser.RULE_stopJourneyStep] = new("a `stop journey`", "stop journey Cart"),
        [JourneyParser.RULE_exitStep] = new("an `exit`", "exit \"upgraded\""),
        [JourneyParser.RULE_leaveStep] = new("a `leave`", "leave loop"),
        [JourneyParser.RULE_block] = new("a block", "{ send Welcome }"),
        [JourneyParser.RULE_postDeclaration] = new("a post", "post SpringSale at 2026-03-01 10:00 in project time { to mastodon text \"Spring\" }"),
        [JourneyParser.RULE_attributionDeclaration] = new("an attribution", "attribution { model linear  click 5 days }"),
        [JourneyParser.RULE_migrateDeclaration] = new("a migration", "migrate WelcomeSeries from \"v3\" { pause -> pause counting time served }"),
        [JourneyParser.RULE_placeMapping] = new("a mapping", "pause -> pause counting time served"),
        [JourneyParser.RULE_testDeclaration] = new("a test", "test \"a new sign-up is welcomed\" { when SignedUp  expect sent Welcome }"),
        [JourneyParser.RULE_givenContact] = new("a `given`", "given contact ada { email: \"ada@shop.example\" }"),
        [JourneyParser.RULE_givenValue] = new("a `given`", "given churnRisk = 80%"),
        [JourneyParser.RULE_givenConsent] = new("a `given`", "given ada consents to Newsletter by email"),
        [JourneyParser.RULE_testAt] = new("an `at`", "at 2026-03-27 18:00"),
        [JourneyParser.RULE_testAfter] = new("an `after`", "after 2 days"),
        [JourneyParser.RULE_testEvent] = new("a `when`", "when SignedUp { source: \"ad\" }"),
        [JourneyParser.RULE_expectSent] = new("an `expect`", "expect sent Welcome with { subject: \"Welcome, Ada\" }"),
        [JourneyParser.RULE_expectSkipped] = new("an `expect`", "expect skipped Offer because limit"),
        [JourneyParser.RULE_expectRun] = new("an `expect`", "expect ada left WelcomeSeries by goal Purchase"),
        [JourneyParser.RULE_expectCondition] = new("an `expect`", "expect contact.plan == Pro"),
        [JourneyParser.RULE_personaDeclaration] = new("a persona", "persona Typical weight 80% { opens email 35% after about 3 hours }"),
        [JourneyParser.RULE_ifExpression] = new("an `if` value", "if contact.plan == Free then \"free\" else \"paying\""),
        [JourneyParser.RULE_quantifierExpression] = new("`any` and `all`", "any p in contact.account.people (p.seats > 5)"),
        [JourneyParser.RULE_aggregateExpression] = new("`count of` and `sum of`", "sum of line in order.items (line.quantity)"),
        [JourneyParser.RULE_consentsExpression] = new("`consents`", "consents to Newsletter by email"),
        [JourneyParser.RULE_reachableExpression] = new("`reachable`", "reachable by sms"),
        [JourneyParser.RULE_didExpression] = new("`did`", "did OrderPlaced where total > 100 in last 30 days"),
        [JourneyParser.RULE_noExpression] = new("`no`", "no OrderPlaced in last 30 days"),
        [JourneyParser.RULE_isTail] = new("`is`", "contact.email is known"),
        [JourneyParser.RULE_betweenTail] = new("`between`", "order.total between 10 EUR and 20 EUR"),
        [JourneyParser.RULE_inTail] = new("`in`", "contact.country in [\"AT\", \"CH\"]"),
        [JourneyParser.RULE_lastWindow] = new("a window of time", "in last 30 days"),
        [JourneyParser.RULE_timeSinceLastExpression] = new("`time since last`", "time since last(OrderPlaced) > 3 days"),
        [JourneyParser.RULE_argumentList] = new("a list of arguments", "(order, 2)"),
        [JourneyParser.RULE_listExpression] = new("a list", "[\"AT\", \"CH\"]"),
        [JourneyParser.RULE_recordExpression] = new("a record", "{ source: \"ad\" }"),
        [JourneyParser.RULE_hole] = new("a hole in a text", "\"Hello {contact.firstName ?? \"you\"}\""),
        [JourneyParser.RULE_eventPattern] = new("an event", "OrderPlaced as order where order.total > 100"),
        [JourneyParser.RULE_rate] = new("a rate", "3 per 7 days"),
        [JourneyParser.RULE_durationLiteral] = new("a length of time", "2 days"),
    }.ToFrozenDictionary();

    /// <summary>Where the innermost construct of a rule began that is under way before a token; null where none is.</summary>
    public static int? InnermostRule(List<Reading> readings, int index, int rule)
    {
        int? start = null;
        foreach (var reading in readings)
        {
            for (var frame = reading.Frame; frame is not null; frame = frame.Parent)
            {
                if (frame.Rule == rule && frame.Start < index && frame.Start > (start ?? -1))
                    start = frame.Start;
            }
        }
        return start;
    }

    /// <summary>The innermost construct that is under way before a token; null at the top of the file.</summary>
    public static (Construct Construct, int Start)? Innermost(List<Reading> readings, int index)
    {
        (Construct, int)? best = null;
        var bestStart = -1;
        foreach (var reading in readings)
        {
            for (var frame = reading.Frame; frame is not null; frame = frame.Parent)
            {
                if (frame.Start >= index || !All.TryGetValue(frame.Rule, out var construct))
                    continue;
                if (frame.Start > bestStart)
                    (best, bestStart) = ((construct, frame.Start), frame.Start);
                break;
            }
        }
        return best;
    }
}
