using Journeys.Runtime.People;
using Journeys.Runtime.Programs;
using Journeys.Runtime.Time;

namespace Journeys.Runtime.Deciding;

/// <summary>Moving runs, ending them, setting them aside.</summary>
internal sealed partial class Decider
{
    private void AdvanceGuarded(Move move, Flow flow)
    {
        try
        {
            Advance(move, flow);
        }
        catch (Exception failure) when (IsOfRun(failure))
        {
            SetAside(move.Run, failure);
        }
    }

    /// <summary>Follows steps until the branch rests or the run ends.</summary>
    private void Advance(Move move, Flow flow)
    {
        var node = move.Node;
        for (var moves = 0; ; moves++)
        {
            if (moves > MoveLimit) throw new InvalidOperationException($"More than {MoveLimit} steps at one instant without a rest.");
            switch (flow.Kind)
            {
                case FlowKind.Rest:
                    Settle(move.Branch, node);
                    return;
                case FlowKind.Ended:
                    return;
                case FlowKind.Into:
                    if (flow.Body < node.Bodies.Length && node.Bodies[flow.Body] is { } first) flow = Arrive(move, node = first);
                    else flow = BodyDone(move, node, flow.Body);
                    break;
                case FlowKind.To when flow.Target is { } target:
                    flow = Arrive(move, node = target);
                    break;
                case FlowKind.After when flow.Target is { } left:
                    (node, flow) = (left, Flow.Next);
                    break;
                default:
                    if (node.Next is { } next) flow = Arrive(move, node = next);
                    else if (node.Parent is { } parent)
                    {
                        var body = node.BodyIndex;
                        flow = BodyDone(move, node = parent, body);
                    }
                    else
                    {
                        EndBranch(move);
                        return;
                    }
                    break;
            }
        }
    }

    private static void Settle(Branch branch, Node node) => (branch.Place, branch.Node) = (node.Place, node);

    private Flow Arrive(Move move, Node node)
    {
        move.Node = node;
        move.Branch.Due = null;
        if (node.IsLabelled || node.Step.Remembers)
        {
            var memory = move.Run.Remember(node.Place);
            memory.Visits++;
            memory.Arrived = new Mark(Now, Person.Sequence);
        }
        options.Visited?.Invoke(move.Run.Journey, node.Place);
        return node.Step.Arrive(move);
    }

    private static Flow BodyDone(Move move, Node node, int body)
    {
        move.Node = node;
        return node.Step.BodyDone(move, body);
    }

    private void EndBranch(Move move)
    {
        move.Run.Branches.Remove(move.Branch);
        if (move.Run.Branches.Count == 0) End(move.Run, "finished", "finished");
    }

    /// <summary>Ends a run (R8): messages of it that were not handed over die (R17). It stays while a goal's time may still count (R9).</summary>
    public void End(Run run, string how, string reason)
    {
        if (run.State == RunState.Ended) return;
        foreach (var branch in run.Branches) Withdraw(run, branch, "ended");
        run.State = RunState.Ended;
        run.Reason = how is "finished" or "restarted" ? how : $"{how}: {reason}";
        run.Recheck = null;
        run.Branches.Clear();
        EntriesOf(run.Journey, run.Key, run.Linked?.Definition).LastEnd = Now;
        Record(TimelineKind.Ended, run, null, how switch
        {
            "finished" => $"finished {run.Journey}",
            "goal" => $"left {run.Journey}: goal {reason}",
            "restarted" => $"left {run.Journey}: restarted",
            "requirement" => $"left {run.Journey}: no longer {reason}",
            _ => $"left {run.Journey}: {reason}",
        }, run.Linked?.Definition.Source, [new("how", how), new("reason", reason)]);
        if (!MayStillConvert(run)) Person.RunList.Remove(run);
        Changed(run);
    }

    private bool MayStillConvert(Run run)
    {
        if (run.Linked is not { } journey) return false;
        var goals = journey.Definition.Goals;
        for (var i = 0; i < goals.Length; i++)
            if ((run.GoalsReached & 1UL << i) == 0 && goals[i].Within is { } within && Calendar.Add(run.StartedAt, within, CurrentProgram.Zone) >= Now.Minus(LateMargin)) return true;
        return false;
    }

    /// <summary>A conversion inside its time may still arrive late (R10).</summary>
    private NodaTime.Duration LateMargin => Calendar.Add(Now, CurrentProgram.Definition.LateEvents, CurrentProgram.Zone) - Now;

    /// <summary>A message of this branch that is held dies; one in the outbox is called back.</summary>
    private void Withdraw(Run run, Branch branch, string reason)
    {
        if (branch.Rest == Rest.Held && branch.Due is not null)
            Record(TimelineKind.Cancelled, run, branch.Place, reason == "ended" ? "the held message dies with its run" : "the held message is abandoned", null, [new("reason", reason)]);
        if (branch.Rest != Rest.HandedOver) return;
        foreach (var message in Person.Messages)
            if (message.Run == run.Number && message.Place == branch.Place && message.Visit == branch.Visit) CallBack(message, reason);
    }

    private void CallBack(SentMessage message, string reason)
    {
        if (!message.Pending || message.CalledBackFor is not null) return;
        message.CalledBackFor = reason;
        // A message decided in this very decision is not in the outbox yet: it simply never gets there.
        for (var i = 0; i < outbox.Count; i++)
        {
            if (outbox[i].SendKey != message.SendKey) continue;
            outbox.RemoveAt(i);
            message.Pending = false;
            Uncount(message);
            Record(TimelineKind.Cancelled, null, message.Place, $"took {message.Message} back before it was handed over", null, [new("reason", reason), new("sendKey", message.SendKey)]);
            if (reason is not ("ended" or "abandoned")) Conclude(message, Triggers.MessageState.Skipped, reason);
            return;
        }
        cancelled.Add(new CancelledSend(message.SendKey, reason));
        Record(TimelineKind.Cancelled, null, message.Place, $"asked to take {message.Message} back", null, [new("reason", reason), new("sendKey", message.SendKey)]);
    }

    /// <summary>Failures of a run's own expressions (R33); what threatens the process passes through.</summary>
    private static bool IsOfRun(Exception failure) => failure is not (OutOfMemoryException or StackOverflowException or AccessViolationException or ThreadInterruptedException);

    private void SetAside(Run run, Exception failure)
    {
        var place = (failure.StackTrace ?? "").Split('\n').FirstOrDefault(line => line.Contains(".journey:", StringComparison.Ordinal))?.Trim();
        SetAside(run, place is null ? failure.Message : $"{failure.Message} ({place})");
    }

    private void SetAside(Run run, string reason)
    {
        foreach (var branch in run.Branches)
        {
            Withdraw(run, branch, "ended");
            branch.Due = null;
        }
        run.State = RunState.SetAside;
        run.Reason = reason;
        run.Recheck = null;
        Record(TimelineKind.SetAside, run, run.Branches.Count > 0 ? run.Branches[0].Place : null, $"{run.Journey} was set aside: {reason}", run.Linked?.Definition.Source, [new("reason", reason)]);
    }

    private void SetAsideUnknownVersions()
    {
        foreach (var run in Person.RunList)
            if (run.State == RunState.Active && run.Linked is null) SetAside(run, $"version {run.Version} of {run.Journey} is not loaded");
    }
}
