package org.godwit.rehearsal.report;

/** The style sheet of the report: light or dark as the reader's system is, readable in print. */
final class Style {
    static final String SHEET = """
            :root { color-scheme: light dark; --ink: #1d2430; --muted: #5c6675; --paper: #fbfbf9; --card: #ffffff; --line: #dfe3e8; --bar: #3b7ea1; --good: #1f7a4d; --bad: #b3261e; --warn: #8a6100; }
            @media (prefers-color-scheme: dark) {
              :root { --ink: #e6e9ee; --muted: #9aa5b4; --paper: #14181f; --card: #1c222b; --line: #323b48; --bar: #6bb3d6; --good: #63c798; --bad: #ff8a80; --warn: #e8c064; }
            }
            * { box-sizing: border-box; }
            body { margin: 0; background: var(--paper); color: var(--ink); font: 15px/1.5 system-ui, "Segoe UI", Roboto, "Noto Sans", sans-serif; }
            header, main { max-width: 1100px; margin: 0 auto; padding: 0 20px; }
            header { padding-top: 28px; }
            h1 { margin: 0; font-size: 26px; }
            h2 { margin: 0 0 10px; font-size: 18px; }
            section { background: var(--card); border: 1px solid var(--line); border-radius: 8px; padding: 16px 18px; margin: 14px 0; }
            .muted { color: var(--muted); }
            .verdict { border-left: 8px solid var(--warn); }
            .verdict h2 { font-size: 24px; text-transform: capitalize; }
            .verdict p { margin: 6px 0 0; }
            .verdict.good { border-left-color: var(--good); } .verdict.good h2 { color: var(--good); }
            .verdict.bad { border-left-color: var(--bad); } .verdict.bad h2 { color: var(--bad); }
            .figures { display: grid; grid-template-columns: repeat(auto-fit, minmax(150px, 1fr)); gap: 14px; }
            .figures b { display: block; font-size: 22px; font-variant-numeric: tabular-nums; }
            .figures span { color: var(--muted); }
            .figures + .wide { margin-top: 14px; }
            .wide { overflow-x: auto; }
            table { border-collapse: collapse; width: 100%; font-size: 14px; }
            th, td { text-align: left; vertical-align: top; padding: 4px 8px; border-bottom: 1px solid var(--line); }
            th { color: var(--muted); font-weight: 600; white-space: nowrap; }
            .n { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
            .ok { color: var(--good); } .no { color: var(--bad); }
            code, pre { font: 13px/1.45 ui-monospace, "Cascadia Mono", Menlo, Consolas, monospace; }
            pre { white-space: pre-wrap; overflow-wrap: anywhere; background: var(--paper); padding: 8px; border-radius: 6px; }
            summary { cursor: pointer; color: var(--muted); }
            .chart { width: 100%; height: auto; margin-bottom: 8px; }
            .chart text { font: 12px system-ui, sans-serif; fill: var(--ink); } .chart .label { text-anchor: end; } .chart .value { fill: var(--muted); }
            .chart .bar { fill: var(--bar); } .chart .bad { fill: var(--bad); }
            @media print { section { break-inside: avoid; } .wide { overflow: visible; } }
            """;

    private Style() {
    }
}
