/** The style of the pages that the server renders: system fonts, light and dark, nothing loaded from elsewhere. */
export const PAGE_STYLE = `
:root { color-scheme: light dark; --ink: #1c2024; --soft: #5b636b; --line: #dfe3e6; --ground: #fcfcfa; --card: #fff; --accent: #a8420b; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e8eaec; --soft: #a3abb2; --line: #33393f; --ground: #16191c; --card: #1d2125; --accent: #ff9d66; }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink); font: 1.0625rem/1.6 system-ui, -apple-system, "Segoe UI", sans-serif; }
main { max-width: 46rem; margin: 0 auto; padding: 3.5rem 1.25rem 4rem; }
h1 { font-size: clamp(2.2rem, 6vw, 3.2rem); line-height: 1.1; letter-spacing: -0.03em; margin: 0 0 0.75rem; }
h2 { font-size: 1.2rem; margin: 3rem 0 0.75rem; }
.lead { font-size: 1.2rem; color: var(--soft); max-width: 36rem; margin: 0 0 1.75rem; }
a { color: var(--accent); text-underline-offset: 0.2em; text-decoration-thickness: 0.07em; }
a:focus-visible { outline: 3px solid var(--accent); outline-offset: 3px; border-radius: 2px; }
.go { display: inline-block; padding: 0.6rem 1.1rem; border-radius: 0.5rem; background: var(--accent); color: var(--ground); font-weight: 600; text-decoration: none; }
.counts { display: grid; grid-template-columns: repeat(auto-fit, minmax(8rem, 1fr)); gap: 0.75rem; margin: 2.5rem 0 0; padding: 0; }
.counts div { background: var(--card); border: 1px solid var(--line); border-radius: 0.6rem; padding: 0.8rem 1rem; display: flex; flex-direction: column-reverse; }
.counts dt { color: var(--soft); font-size: 0.9rem; }
.counts dd { margin: 0; font-size: 1.8rem; font-weight: 650; font-variant-numeric: tabular-nums; line-height: 1.2; }
.notes { list-style: none; margin: 0; padding: 0; border-top: 1px solid var(--line); }
.notes li { display: flex; gap: 1.25rem; padding: 0.6rem 0; border-bottom: 1px solid var(--line); align-items: baseline; }
.notes time, .notes .undated { flex: 0 0 6rem; color: var(--soft); font-size: 0.9rem; font-variant-numeric: tabular-nums; }
.notes span, .notes a { overflow-wrap: anywhere; }
.ways { padding-left: 1.1rem; }
code { font-size: 0.92em; background: var(--card); border: 1px solid var(--line); border-radius: 0.3rem; padding: 0.05em 0.35em; overflow-wrap: anywhere; }
@media (max-width: 30rem) { .notes li { flex-direction: column; gap: 0; } .notes time, .notes .undated { flex-basis: auto; } main { padding-top: 2rem; } }
`;
