namespace Journeys.Host.Web.Pages;

/// <summary>The frame around every page.</summary>
internal static class Layout
{
    /// <summary>A page of the host's own, with its navigation.</summary>
    public static Html Page(string project, string title, Html body) => Frame($"{title} – {project}", Html.Of($"""
        <header><strong>{project}</strong><nav aria-label="Pages"><a href="/">Status</a> &nbsp; <a href="/mail">Mail</a> &nbsp; <a href="/outbox">Outbox</a> &nbsp; <a href="/rejects">Rejected</a></nav></header>
        <main><h1>{title}</h1>{body}</main>
        """));

    /// <summary>A page that a contact sees: nothing of the host's inside.</summary>
    public static Html Plain(string title, Html body) => Frame(title, Html.Of($"<main><h1>{title}</h1>{body}</main>"));

    private static Html Frame(string title, Html body) => Html.Of($"""
        <!doctype html>
        <html lang="en">
        <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex"><title>{title}</title><link rel="stylesheet" href="/style.css"></head>
        <body>{body}</body>
        </html>
        """);
}
