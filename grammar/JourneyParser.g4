/**
 * The whole syntax of the Journeys language (docs/language). Three conventions tie it to the syntax tree:
 *   - a rule listed in compiler/Syntax/Nodes.txt becomes a node; any other rule is transparent (its children join the parent's);
 *   - a rule whose name ends in `Tail` becomes a node around what stands before it: `a` + memberTail(`.b`) = member access;
 *   - the word rules `name`, `cap`, `ref`, `hard`, `unit`, … turn their word into a name, unit, … whatever keyword it is elsewhere.
 */
parser grammar JourneyParser;
options { tokenVocab=JourneyLexer; }

// ================================================================ entry points
file                 : declaration* EOF ;
expressionFile       : expr format* EOF ;      // the inside of {{ }} in a template file

declaration
  : projectDeclaration | calendarDeclaration
  | contactDeclaration | objectDeclaration | typeDeclaration | eventDeclaration
  | listDeclaration | audienceDeclaration | teamDeclaration | webhookDeclaration | topicDeclaration
  | conversionDeclaration | valueDeclaration | segmentDeclaration | scoreDeclaration | lifecycleDeclaration
  | channelDeclaration | messageDeclaration
  | journeyDeclaration | flowDeclaration | priorityDeclaration
  | postDeclaration | attributionDeclaration | migrateDeclaration
  | testDeclaration | personaDeclaration ;

// ================================================================ project
projectDeclaration   : 'project' cap LBRACE projectSetting* RBRACE ;
projectSetting
  : timezoneSetting | currencySetting | localeSetting | limitSetting | holdoutSetting | lateEventsSetting ;
timezoneSetting      : 'timezone' stringExpression ;
currencySetting      : 'currency' CUR ;
localeSetting        : 'locale' stringExpression ;
limitSetting         : 'limit' rate acrossClause? COMMA 'else' limitPolicy ;
acrossClause         : 'across' channelKind (COMMA channelKind)* ;
limitPolicy          : limitSkip | limitWait ;
limitSkip            : 'skip' ;
limitWait            : 'wait' 'at' 'most' durationLiteral ;
holdoutSetting       : 'holdout' PERCENT ;
lateEventsSetting    : 'late' 'events' durationLiteral ;
calendarDeclaration  : 'calendar' cap LBRACE (DATE (COMMA DATE)* COMMA?)? RBRACE ;

// ================================================================ data
contactDeclaration   : 'contact' LBRACE field* RBRACE ;
objectDeclaration    : 'object' cap wasClause? LBRACE field* RBRACE ;
typeDeclaration      : 'type' cap wasClause? LBRACE field* RBRACE ;
eventDeclaration     : 'event' cap wasClause? (LBRACE field* RBRACE)? ;
listDeclaration      : 'list' cap wasClause? ;
audienceDeclaration  : 'audience' cap ;
teamDeclaration      : 'team' cap ;
webhookDeclaration   : 'webhook' cap LBRACE field* RBRACE ;
topicDeclaration     : 'topic' cap wasClause? stringExpression ;
conversionDeclaration: 'conversion' cap ASSIGN eventPattern ('value' expr)? ;

field                : name wasFieldClause? COLON typeRef 'unique'? inverseClause? defaultClause? COMMA? ;
inverseClause        : 'inverse' name ;
defaultClause        : ASSIGN expr ;
wasClause            : 'was' cap ;
wasFieldClause       : 'was' name ;

typeRef              : listType | choiceType | namedType ;
listType             : 'list' 'of' typeRef ;
namedType            : (cap | name) QMARK? ;
choiceType           : (cap | name) (PIPE (cap | name))+ | LPAREN (cap | name) (PIPE (cap | name))+ RPAREN QMARK? ;

// ================================================================ named expressions, segments, scores, lifecycles
valueDeclaration     : 'value' cap ofClause? (COLON typeRef)? ASSIGN expr ;
segmentDeclaration   : 'segment' cap wasClause? ofClause? ASSIGN expr ;
ofClause             : 'of' cap ;

scoreDeclaration     : 'score' cap wasClause? ofClause? LBRACE scoreMember* RBRACE ;
scoreMember          : eventAward | stateAward | scoreGroup | halvingRule | fallingRule | scoreRange | scoreBand ;
award                : eventAward | stateAward ;
eventAward           : 'on' eventPattern 'gives' signedNumber (COMMA awardLimit)* ;
stateAward           : 'when' expr 'gives' signedNumber (COMMA awardLimit)* ;
awardLimit           : atMostTimes | expiresClause ;
atMostTimes          : 'at' 'most' INT 'times' 'per' period ;
expiresClause        : 'expires' 'after' durationLiteral ;
scoreGroup           : 'group' cap 'at' 'most' INT LBRACE award* RBRACE ;
halvingRule          : 'halves' 'every' durationLiteral ;
fallingRule          : 'falls' PERCENT 'every' durationLiteral ;
scoreRange           : 'range' signedNumber 'to' signedNumber ;
scoreBand            : 'band' cap ('below' signedNumber)? ;
signedNumber         : MINUS? (INT | DEC) ;

lifecycleDeclaration : 'lifecycle' cap wasClause? ofClause? LBRACE lifecycleMember* RBRACE ;
lifecycleMember      : stageMember | gateMember | arrowMember ;
stageMember          : 'stage' cap wasClause? withinClause? ('success' | 'failure')? ;
gateMember           : 'gate' cap LBRACE gateArm* 'otherwise' ARROW cap RBRACE ;
gateArm              : ARROW cap 'when' expr ;
arrowMember          : ('any' | cap) ARROW cap (trigger | afterClause) ;
afterClause          : 'after' durationLiteral ;

// ================================================================ channels and messages
channelDeclaration   : 'channel' channelKind LBRACE channelSetting* RBRACE ;
channelSetting       : fromSetting | layoutSetting | quietSetting | limitSetting | speedSetting ;
fromSetting          : 'from' stringExpression ;
layoutSetting        : 'layout' 'file' stringExpression ;
quietSetting         : 'quiet' TIME 'to' TIME ;
speedSetting         : 'speed' rate warmUpClause? ;
warmUpClause         : COMMA 'warm' 'up' 'over' durationLiteral ;
channelKind          : 'email' | 'sms' | 'push' | 'inApp' | 'whatsApp' | 'webhook' ;

messageDeclaration   : messageKind cap wasClause? parameterList? LBRACE messageMember* RBRACE ;
messageKind          : 'email' | 'sms' | 'push' | 'inApp' | 'whatsApp' ;
messageMember        : topicMember | transactionalMember | textMember | bodyMember | messageVariant ;
topicMember          : 'topic' cap ;
transactionalMember  : 'transactional' ;
textMember           : ('subject' | 'preview' | 'text' | 'title' | 'link' | 'image' | 'from') (stringExpression | rawStringExpression) ;
bodyMember           : 'body' ('file' stringExpression | rawStringExpression) ;
messageVariant       : 'when' expr LBRACE messageMember* RBRACE ;

parameterList        : LPAREN (parameter (COMMA parameter)*)? RPAREN ;
parameter            : name COLON typeRef defaultClause? ;

// ================================================================ triggers: one form everywhere
trigger              : onTrigger | whenTrigger ;
onTrigger            : 'on' eventPattern ;
whenTrigger          : 'when' expr change? ;
eventPattern         : eventReference (COMMA eventReference)* asClause? whereClause? ;
eventReference       : cap (DOT name)? | name DOT name ;                     // OrderPlaced, CartMail.clicked, hello.clicked
asClause             : 'as' name ;
whereClause          : 'where' expr ;
withinClause         : 'within' durationLiteral ;
change               : reachesChange | fallsBelowChange | fallsByChange | becomesChange | changesChange | membershipChange ;
reachesChange        : 'reaches' arith ;
fallsBelowChange     : 'falls' 'below' arith ;
fallsByChange        : 'falls' 'by' PERCENT ;
becomesChange        : 'becomes' ('available' | arith) ;
changesChange        : 'changes' ('from' arith)? ('to' arith)? ;
membershipChange     : ('enters' | 'leaves') cap ;

// ================================================================ journeys: headers
journeyDeclaration   : 'journey' cap wasClause? parameterList? LBRACE journeyMember* RBRACE ;
journeyMember        : header | step ;
flowDeclaration      : 'flow' cap parameterList? block ;
priorityDeclaration  : 'one' 'at' 'a' 'time' LBRACE cap (COMMA cap)* COMMA? RBRACE ;
block                : LBRACE step* RBRACE ;

header
  : callStart | eventStart | conditionStart | whileStart | relativeStart | yearlyStart | recurringStart | campaignStart
  | journeyStart | enterHeader | requireHeader | goalHeader | exitHeader | overdueHeader | guaranteeHeader | holdoutHeader
  | activeHeader ;

callStart            : 'start' 'on' 'call' ;
eventStart           : 'start' 'on' eventPattern includingClause? ;
includingClause      : 'including' 'the' 'last' durationLiteral ;
conditionStart       : 'start' whenTrigger asClause? forClause? ;
whileStart           : 'start' 'while' expr ;
relativeStart        : 'start' relativeTime asClause? forClause? ;
yearlyStart          : 'start' 'every' 'year' 'on' path 'at' TIME ;
recurringStart       : 'start' recurrence 'at' TIME zone forClause? ;
campaignStart        : 'start' 'at' dateOrDateTime zone (COMMA campaignPast COMMA)? forClause ;
campaignPast         : 'if' 'past' ('continue' | 'skip') ;
journeyStart         : 'start' 'after' cap ('finishes' | 'exits' | reachesGoal) ;
reachesGoal          : 'reaches' cap ;
forClause            : 'for' 'contacts' 'who' expr | 'for' path whereClause? ;

relativeTime         : durationLiteral ('before' | 'after') ('start' | path) atClause? ;
atClause             : 'at' TIME ;
recurrence           : everyRecurrence | intervalRecurrence | monthlyRecurrence ;
everyRecurrence      : 'every' (cap | 'day' | 'weekday') ;
intervalRecurrence   : 'every' INT ('weeks' 'on' cap | 'days') ;
monthlyRecurrence    : 'on' 'the' (ORDINAL | 'last') ('day' | 'weekday' | cap)? 'of' 'every' ('month' | 'quarter') ;
zone                 : theirZone | projectZone | namedZone ;
theirZone            : 'their' 'time' ;
projectZone          : 'in' 'project' 'time' ;
namedZone            : 'in' 'zone' arith ;

enterHeader          : 'enter' enterRule perClause? frequencyClause? whileRunningClause? ;
enterRule            : enterOnce | enterEveryTime | enterAgain ;
enterOnce            : 'once' ;
enterEveryTime       : 'every' 'time' ;
enterAgain           : 'again' durationLiteral 'after' ('start' | 'end') ;
perClause            : 'per' path ;
frequencyClause      : 'at' 'most' INT 'times' 'per' period ;
whileRunningClause   : 'while' 'running' ('ignore' | 'restart' | 'in' 'parallel') ;

requireHeader        : 'require' expr ('to' 'enter' | 'throughout') ;
goalHeader           : 'goal' (cap (trigger | whereClause)? | trigger) withinClause? ;
exitHeader           : 'exit' trigger ;
overdueHeader        : 'overdue' ('send' | 'skip' | 'spread' 'over' durationLiteral) ;
guaranteeHeader      : 'guarantee' 'at' 'most' INT 'messages' 'per' period ;
holdoutHeader        : 'holdout' PERCENT ;
activeHeader         : 'active' DATE 'to' DATE COMMA 'then' ('finish' | 'exit') ;

// ================================================================ journeys: steps
step
  : sendStep | waitStep | waitUntilStep | raceStep | ifStep | chooseStep | splitStep | untilStep | togetherStep | repeatStep
  | doStep | digestStep | letStep | setStep
  | addToListStep | removeFromListStep | addToAudienceStep | removeFromAudienceStep | addPointsStep
  | subscribeStep | unsubscribeStep | moveStep | notifyStep | taskStep | assignStep | dealStep | callStep
  | startJourneyStep | stopJourneyStep | finishStep | exitStep | leaveStep ;

sendStep             : 'send' sendTarget asClause? onlyIfClause? ;
onlyIfClause         : 'only' 'if' expr ;
sendTarget           : messageReference | firstReachable | nextOf ;
messageReference     : cap argumentList? ;
firstReachable       : 'first' 'reachable' 'of' LBRACK messageReference (COMMA messageReference)* COMMA? RBRACK ;
nextOf               : 'next' 'of' LBRACK messageReference (COMMA messageReference)* COMMA? RBRACK COMMA 'if' 'exhausted' ('continue' | 'exit') ;

waitStep             : 'wait' durationLiteral asClause? ;
waitUntilStep        : 'wait' 'until' moment asClause? raceBlock? ;
raceStep             : 'wait' ('up' 'to' durationLiteral | 'without' 'limit') asClause? raceBlock ;
moment               : clockMoment | bestTimeMoment | relativeMoment | dateMoment | pathMoment ;
clockMoment          : ('between' TIME 'and' TIME | TIME) onDaysClause? namedZone? ;
onDaysClause         : 'on' ('weekdays' | 'weekends' | cap) (COMMA cap)* exceptClause? ;
exceptClause         : 'except' cap ;
bestTimeMoment       : 'best' 'time' 'by' channelKind 'within' durationLiteral ;
relativeMoment       : relativeTime momentPolicy* ;
dateMoment           : dateOrDateTime momentPolicy* ;
pathMoment           : path atClause? momentPolicy* ;
momentPolicy         : COMMA 'if' ('past' | 'missing') ('continue' | 'skip' 'to' name | 'exit') ;
raceBlock            : LBRACE raceArm* otherwiseClause? RBRACE ;
raceArm              : trigger (restartsClause block? | block) ;
restartsClause       : 'restarts' 'the' 'wait' COMMA 'at' 'most' INT 'times' ;
otherwiseClause      : 'otherwise' block ;

ifStep               : 'if' expr block elseIfClause* elseClause? ;
elseIfClause         : 'else' 'if' expr block ;
elseClause           : 'else' block ;
chooseStep           : 'choose' LBRACE chooseArm* otherwiseClause? RBRACE ;
chooseArm            : 'when' expr block ;
splitStep            : 'split' cap LBRACE splitArm* (winnerClause | adaptClause)? RBRACE ;
splitArm             : PERCENT cap block ;
winnerClause         : 'winner' 'by' (name | cap) 'within' durationLiteral COMMA 'after' INT 'people' ('or' durationLiteral)? COMMA unclearClause ;
unclearClause        : 'if' 'unclear' ('keep' 'weights' | cap) ;
adaptClause          : 'adapt' 'by' (name | cap) 'within' durationLiteral ;
untilStep            : 'until' trigger block ;
togetherStep         : 'together' LBRACE branch* RBRACE ;
branch               : 'branch' cap block ;
repeatStep           : 'repeat' 'up' 'to' INT 'times' ('every' durationLiteral)? asClause? block ;
doStep               : 'do' cap argumentList ;
digestStep           : 'digest' eventPattern perClause? 'for' durationLiteral ('fixed' | 'sliding') asClause block ;

letStep              : 'let' name ASSIGN expr ;
setStep              : 'set' path ASSIGN expr ;
addToListStep        : 'add' 'to' cap ('for' durationLiteral)? ;
removeFromListStep   : 'remove' 'from' cap ;
addToAudienceStep    : 'add' 'to' 'audience' cap ;
removeFromAudienceStep : 'remove' 'from' 'audience' cap ;
addPointsStep        : 'add' arith 'to' 'score' LPAREN cap RPAREN ;
subscribeStep        : 'subscribe' 'to' cap 'by' channelKind ;
unsubscribeStep      : 'unsubscribe' 'from' cap ;
moveStep             : 'move' 'to' cap 'in' cap ;
notifyStep           : 'notify' cap stringExpression ;
taskStep             : 'task' 'for' ('owner' | cap) stringExpression dueClause? ;
dueClause            : 'due' 'in' durationLiteral ;
assignStep           : 'assign' 'owner' ('round' 'robin' 'of')? arith ;
dealStep             : 'deal' stringExpression ('value' arith)? ;
callStep             : 'call' cap ('with' recordExpression)? asClause? timeoutClause? onFailureClause ;
timeoutClause        : 'timeout' durationLiteral ;
onFailureClause      : 'on' 'failure' block ;
startJourneyStep     : 'start' 'journey' cap argumentList? ;
stopJourneyStep      : 'stop' 'journey' cap ;
finishStep           : 'finish' ;
exitStep             : 'exit' stringExpression ;
leaveStep            : 'leave' (cap | name) ;

// ================================================================ posts, attribution, migration
postDeclaration      : 'post' cap (postDate | postRecurrence) LBRACE postMember* RBRACE ;
postDate             : 'at' dateOrDateTime zone? ;
postRecurrence       : recurrence 'at' TIME zone? ;
postMember           : postNetworks | postText ;
postNetworks         : 'to' name (COMMA name)* ;
postText             : ('text' | 'image' | 'link') stringExpression ;

attributionDeclaration : 'attribution' LBRACE attributionMember* RBRACE ;
attributionMember    : attributionModel | attributionSpan ;
attributionModel     : 'model' ('time' 'decay' 'halves' 'every' durationLiteral | ('first' | 'last') 'touch' | 'linear' | 'position') ;
attributionSpan      : ('click' | 'open' | channelKind) durationLiteral ;

migrateDeclaration   : 'migrate' cap 'from' stringExpression LBRACE placeMapping* othersStay? RBRACE ;
placeMapping         : place ARROW (afterPlace | place serving?) ;
afterPlace           : 'after' place ;
serving              : 'counting' 'time' 'served' | 'keeping' 'due' 'time' | 'starting' 'again' ;
place                : (name | cap) (DOT (name | cap))* | stringExpression ;           // a string names a derived id
othersStay           : 'others' 'stay' ;

// ================================================================ tests and personas
testDeclaration      : 'test' stringExpression forEachClause? LBRACE testStep* RBRACE ;
forEachClause        : 'for' 'each' name 'in' LBRACK (recordExpression COMMA?)* RBRACK ;
testStep
  : givenContact | givenSeed | givenWebhook | givenObject | givenConsent | givenMember | givenValue
  | testAt | testAfter | testEvent
  | expectSent | expectSkipped | expectRun | expectTimeline | expectCondition
  | testDeploy | testOutage | testMerge | testErase | testUnsubscribe ;
givenContact         : 'given' 'contact' ref? recordExpression ;
givenSeed            : 'given' 'seed' INT ;
givenObject          : 'given' cap objectName? recordExpression ;
objectName           : ID ;
givenWebhook         : 'given' cap ('replies' recordExpression | 'fails') ;
givenConsent         : 'given' who 'consents' 'to' cap ('by' channelKind)? ;
givenMember          : 'given' who 'in' cap ;
givenValue           : 'given' postfix ASSIGN expr ;
testAt               : 'at' dateOrDateTime namedZone? ;
testAfter            : 'after' durationLiteral ;
testEvent            : 'when' (who 'does')? eventReference recordExpression? ;
expectSent           : 'expect' 'not'? 'sent' cap ('to' who)? ('with' recordExpression)? ;
expectSkipped        : 'expect' 'skipped' cap ('to' who)? 'because' name ;
expectRun            : 'expect' who ('left' | 'entered') cap ('by' ('goal' cap | 'exit' stringExpression?))? ;
expectTimeline       : 'expect' 'timeline' 'snapshot' ;
expectCondition      : 'expect' expr ;
testDeploy           : 'deploy' stringExpression ;
testOutage           : 'outage' durationLiteral ;
testMerge            : 'merge' who 'into' who ;
testErase            : 'erase' who ;
testUnsubscribe      : 'unsubscribe' who? ('from' cap)? ;
who                  : ref ;

personaDeclaration   : 'persona' cap 'weight' PERCENT LBRACE personaMember* RBRACE ;
personaMember        : personaReaction | personaDoes ;
personaReaction      : ('opens' | 'clicks' | 'replies') channelKind? PERCENT aboutClause? ;
aboutClause          : 'after' 'about' durationLiteral ;
personaDoes          : 'does' cap (LBRACE (sample (COMMA sample)* COMMA?)? RBRACE)? PERCENT 'per' period ;
sample               : name COLON ('any' | arith ('to' arith)?) ;

// ================================================================ expressions
expr                 : ifExpression | orLevel ;
ifExpression         : 'if' expr 'then' expr 'else' expr ;
orLevel              : andLevel orTail* ;
orTail               : 'or' andLevel ;
andLevel             : notLevel andTail* ;
andTail              : 'and' notLevel ;
notLevel             : notExpression | test ;
notExpression        : 'not' notLevel ;
test
  : didExpression
  | noExpression
  | quantifierExpression
  | correlationExpression
  | consentsExpression
  | reachableExpression
  | arith testTail? ;
testTail             : compareTail | inTail | betweenTail | containsTail | affixTail | matchesTail | isTail ;
compareTail          : (EQ | NE | LT | LE | GT | GE) arith ;
inTail               : 'not'? 'in' arith ;
betweenTail          : 'between' arith 'and' arith ;
containsTail         : 'contains' ('any' | 'all')? arith ;
affixTail            : ('starts' | 'ends') 'with' arith ;
matchesTail          : 'matches' stringExpression ;
isTail               : 'is' ('known' | 'missing' | 'empty' | 'overdue') ;

quantifierExpression : ('any' | 'all') name 'in' among LPAREN expr RPAREN ;
correlationExpression: ('same' | 'any') name ;
consentsExpression   : 'consents' 'to' cap ('by' channelKind)? ;
reachableExpression  : 'reachable' 'by' channelKind ;

// ---------------------------------------------------------------- history
didExpression        : 'did' happening (followedBy+ withinClause)? window? ;
followedBy           : 'followed' 'by' 'no'? happening ;
noExpression         : 'no' happening (window orSinceCreated?)? ;
orSinceCreated       : 'or' 'since' 'created' ;
happening            : eventReference asClause? whereFact? ;
whereFact            : 'where' fact ;                                            // ONE test; several in parentheses: where (a and b)
fact                 : notFact | factAtom ;
notFact              : 'not' factAtom ;
factAtom             : correlationExpression | arith testTail? ;

window               : lastWindow | agoWindow | thisWindow | sinceWindow ;
lastWindow           : 'in' 'last' durationLiteral ;
agoWindow            : 'between' durationLiteral 'and' durationLiteral 'ago' ;
thisWindow           : 'this' ('day' | 'week' | 'month' | 'quarter' | 'year') ;
sinceWindow          : 'since' ('start' | dateOrDateTime | path) ;

// ---------------------------------------------------------------- values
arith                : additive coalesceTail? ;
coalesceTail         : COALESCE arith ;
additive             : multiplicative addTail* ;
addTail              : (PLUS | MINUS) multiplicative ;
multiplicative       : signed mulTail* ;
mulTail              : (STAR | SLASH) signed ;
signed               : negation | postfix | literal ;
negation             : MINUS signed ;
postfix              : primary memberTail* ;
memberTail           : DOT name ;
primary
  : callExpression
  | timeSinceLastExpression
  | aggregateExpression
  | parenthesizedExpression
  | hardName memberTail
  | nameExpression ;
parenthesizedExpression : LPAREN expr RPAREN ;
nameExpression       : ref | cap ;
hardName             : hard ;                                                    // send.opened: a label may be any word
path                 : nameExpression memberTail* ;
callExpression       : (ref | 'count' 'distinct' | 'most' 'frequent') argumentList ;
timeSinceLastExpression : 'time' 'since' 'last' LPAREN argument RPAREN ;
aggregateExpression  : ('count' | 'sum') 'of' name 'in' among LPAREN expr RPAREN ;
among                : lastCall | path ;                                         // the list of a quantifier: never another call
lastCall             : lastName lastArguments ;
lastName             : 'last' ;
lastArguments        : LPAREN countArgument RPAREN ;

argumentList         : LPAREN (argument (COMMA argument)*)? RPAREN ;
argument             : namedArgument | windowArgument | nextArgument | ofArgument | countArgument | plainArgument ;
namedArgument        : name COLON expr ;
windowArgument       : window ;
nextArgument         : 'next' durationLiteral ;
ofArgument           : cap 'of' path ;                                           // score(Engagement of p)
countArgument        : INT countType whereClause? ;                              // last(3 OrderPlaced), recommend(3 Product)
countType            : CAP ;                                                     // three capital letters after a number are money
plainArgument        : expr asClause? whereClause? ;

literal
  : durationLiteral | moneyLiteral | numberLiteral | percentLiteral | dateOrDateTime | timeLiteral | stringExpression
  | booleanLiteral | recordExpression | listExpression ;
durationLiteral      : INT unit ;
moneyLiteral         : (INT | DEC) CUR ;
numberLiteral        : INT | DEC ;
percentLiteral       : PERCENT ;
dateOrDateTime       : dateTimeLiteral | dateLiteral ;
dateTimeLiteral      : DATE TIME ;
dateLiteral          : DATE ;
timeLiteral          : TIME ;
booleanLiteral       : 'true' | 'false' ;
listExpression       : LBRACK (expr (COMMA expr)* COMMA?)? RBRACK ;
recordExpression     : LBRACE (recordField (COMMA recordField)* COMMA?)? RBRACE ;
recordField          : name COLON expr ;
stringExpression     : QUOTE (TEXT | ESC | hole)* QUOTE_END ;
rawStringExpression  : RAW ;
hole                 : IOPEN expr format* ICLOSE ;
format               : PIPE name argumentList? ;

rate                 : INT 'per' period ;
period               : INT? unit ;
unit
  : 'second' | 'seconds' | 'minute' | 'minutes' | 'hour' | 'hours' | 'day' | 'days' | 'week' | 'weeks'
  | 'weekday' | 'weekdays' | 'month' | 'months' | 'quarter' | 'quarters' | 'year' | 'years' ;

// ---------------------------------------------------------------- words as names
// A capital name: types, events, messages, journeys, stages, choices.
cap                  : CAP | CUR ;
// Any word: where only a name can stand (declarations, after a dot, before a colon).
name                 : ~( RAW | QUOTE | DATE | TIME | PERCENT | DEC | ORDINAL | INT | CUR | CAP | ARROW | EQ | NE | LE | GE
                         | LT | GT | COALESCE | QMARK | ASSIGN | PLUS | MINUS | STAR | SLASH | DOT | COMMA | COLON | PIPE
                         | LPAREN | RPAREN | LBRACK | RBRACK | LBRACE | RBRACE | ICLOSE | DOC | LINE | BLOCKC | BLOCK_OPEN | NL
                         | WS | BAD | QUOTE_END | ESC | IOPEN | TEXT ) ;
// A bare reference in an expression: any word but the operator words and step verbs.
ref                  : ~( RAW | QUOTE | DATE | TIME | PERCENT | DEC | ORDINAL | INT | CUR | CAP | ARROW | EQ | NE | LE | GE
                         | LT | GT | COALESCE | QMARK | ASSIGN | PLUS | MINUS | STAR | SLASH | DOT | COMMA | COLON | PIPE
                         | LPAREN | RPAREN | LBRACK | RBRACK | LBRACE | RBRACE | ICLOSE | DOC | LINE | BLOCKC | BLOCK_OPEN | NL
                         | WS | BAD | QUOTE_END | ESC | IOPEN | TEXT
                        | 'add' | 'after' | 'ago' | 'all' | 'and' | 'any' | 'as' | 'assign' | 'at' | 'available' | 'before'
                         | 'between' | 'by' | 'call' | 'choose' | 'consents' | 'contains' | 'deal' | 'did' | 'digest' | 'do'
                         | 'else' | 'ends' | 'enter' | 'exit' | 'expect' | 'false' | 'finish' | 'for' | 'given' | 'gives'
                         | 'guarantee' | 'if' | 'in' | 'is' | 'leave' | 'let' | 'matches' | 'move' | 'no' | 'not' | 'notify'
                         | 'on' | 'only' | 'or' | 'otherwise' | 'per' | 'remove' | 'repeat' | 'require' | 'send' | 'set'
                         | 'since' | 'split' | 'start' | 'starts' | 'stop' | 'subscribe' | 'task' | 'then' | 'to' | 'together'
                         | 'true' | 'unsubscribe' | 'until' | 'wait' | 'when' | 'where' | 'while' | 'with' | 'within' ) ;
hard                 : 'add' | 'after' | 'ago' | 'all' | 'and' | 'any' | 'as' | 'assign' | 'at' | 'available' | 'before'
                         | 'between' | 'by' | 'call' | 'choose' | 'consents' | 'contains' | 'deal' | 'did' | 'digest' | 'do'
                         | 'else' | 'ends' | 'enter' | 'exit' | 'expect' | 'false' | 'finish' | 'for' | 'given' | 'gives'
                         | 'guarantee' | 'if' | 'in' | 'is' | 'leave' | 'let' | 'matches' | 'move' | 'no' | 'not' | 'notify'
                         | 'on' | 'only' | 'or' | 'otherwise' | 'per' | 'remove' | 'repeat' | 'require' | 'send' | 'set'
                         | 'since' | 'split' | 'start' | 'starts' | 'stop' | 'subscribe' | 'task' | 'then' | 'to' | 'together'
                         | 'true' | 'unsubscribe' | 'until' | 'wait' | 'when' | 'where' | 'while' | 'with' | 'within' ;
