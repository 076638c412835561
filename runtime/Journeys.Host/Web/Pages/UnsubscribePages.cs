namespace Journeys.Host.Web.Pages;

/// <summary>What a person sees who follows the unsubscribe link of a mail. Looking changes nothing: scanners look too.</summary>
internal static class UnsubscribePages
{
    public static Html Ask(string project, string topic, string title) => Layout.Plain("Unsubscribe", Html.Of($"""
        <p>Do you no longer want e-mail from {project} about <b>{title}</b>?</p>
        <form method="post"><input type="hidden" name="topic" value="{topic}"><button>Yes, unsubscribe me</button></form>
        <p class="soft">Nothing changes until you press the button. Messages you asked for, such as receipts, still reach you.</p>
        """));

    public static Html Done(string project, string title) => Layout.Plain("You are unsubscribed", Html.Of($"""
        <p>You will get no more e-mail from {project} about <b>{title}</b>. A message that has already left cannot be called back.</p>
        """));

    public static Html Invalid() => Layout.Plain("This link does not work", Html.Of($"""
        <p>The address is incomplete or was not made by us; mail programs sometimes cut long addresses. Open the link in the mail again, or copy all of it.</p>
        """));
}
