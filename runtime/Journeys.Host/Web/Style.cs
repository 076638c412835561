namespace Journeys.Host.Web;

/// <summary>The one style sheet of the host's pages: readable on a phone, light and dark.</summary>
internal static class Style
{
    public const string Sheet = """
        :root { color-scheme: light dark; --ink: #1d2327; --soft: #5b6670; --line: #dfe3e6; --paper: #ffffff; --wash: #f4f6f7; --accent: #0b6e4f; --warn: #9a4b00; }
        @media (prefers-color-scheme: dark) { :root { --ink: #e6e9eb; --soft: #9aa5ad; --line: #343b40; --paper: #15191c; --wash: #1e2427; --accent: #5cc9a1; --warn: #f0a35e; } }
        * { box-sizing: border-box; }
        body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.5 system-ui, sans-serif; }
        header, main { max-width: 64rem; margin: 0 auto; padding: 0 1rem; }
        header { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; align-items: baseline; padding-top: 1rem; border-bottom: 1px solid var(--line); padding-bottom: .75rem; }
        header strong { margin-right: auto; }
        a { color: var(--accent); }
        a:focus-visible, button:focus-visible, input:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
        h1 { font-size: 1.5rem; margin: 1.25rem 0 .5rem; } h2 { font-size: 1.1rem; margin: 1.75rem 0 .5rem; }
        .soft { color: var(--soft); } .warn { color: var(--warn); font-weight: 600; }
        .figures { display: grid; grid-template-columns: repeat(auto-fill, minmax(9rem, 1fr)); gap: .75rem; padding: 0; margin: 1rem 0; list-style: none; }
        .figures li { background: var(--wash); border-radius: .5rem; padding: .6rem .8rem; }
        .figures b { display: block; font-size: 1.4rem; font-variant-numeric: tabular-nums; }
        .table { overflow-x: auto; } table { border-collapse: collapse; width: 100%; }
        th, td { text-align: left; vertical-align: top; padding: .45rem .75rem .45rem 0; border-bottom: 1px solid var(--line); }
        th { color: var(--soft); font-weight: 600; font-size: .875rem; } td.when { white-space: nowrap; font-variant-numeric: tabular-nums; color: var(--soft); }
        ol.timeline { list-style: none; padding: 0; } ol.timeline li { border-left: 3px solid var(--line); padding: .1rem 0 .8rem .9rem; }
        ol.timeline time { display: block; color: var(--soft); font-size: .875rem; font-variant-numeric: tabular-nums; }
        iframe { width: 100%; height: 40rem; border: 1px solid var(--line); border-radius: .5rem; background: #ffffff; }
        pre { background: var(--wash); padding: .8rem; border-radius: .5rem; white-space: pre-wrap; overflow-wrap: anywhere; }
        form { display: flex; flex-wrap: wrap; gap: .5rem; margin: 1rem 0; }
        input { flex: 1 1 14rem; font: inherit; padding: .5rem .7rem; border: 1px solid var(--line); border-radius: .4rem; background: var(--paper); color: var(--ink); }
        button { font: inherit; padding: .55rem 1.1rem; border: 0; border-radius: .4rem; background: var(--accent); color: var(--paper); cursor: pointer; }
        dl { display: grid; grid-template-columns: max-content 1fr; gap: .2rem 1rem; } dt { color: var(--soft); } dd { margin: 0; overflow-wrap: anywhere; }
        """;
}
