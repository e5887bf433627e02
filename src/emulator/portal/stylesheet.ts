import type { Merchant } from '../Merchant.ts'
import { pageHeaders } from './pageHeaders.ts'

export function stylesheetResponse({ color }: Merchant): Response {
  const brand = `:root { --brand: ${color}; --on-brand: ${readableOn(color)}; }`
  return new Response(`${brand}\n${stylesheet}`, {
    headers: { ...pageHeaders, 'content-type': 'text/css; charset=utf-8' },
  })
}

/** Black or white, whichever is easier to read on `#rrggbb` (relative luminance, WCAG 2). */
function readableOn(color: string): string {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((start) => {
    const channel = Number.parseInt(color.slice(start, start + 2), 16) / 255
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue > 0.179 ? '#000' : '#fff'
}

const stylesheet = `
:root {
  color-scheme: light dark;
  --ground: #f5f6f8;
  --card: #fff;
  --ink: #171a21;
  --quiet: #596070;
  --line: #e2e5ea;
  --accent: color-mix(in oklab, var(--brand), black 5%);
  --good: #0b6b3a; --good-ground: #e3f5ea;
  --bad: #a81e1e; --bad-ground: #fdeaea;
  --note: #8a4b00; --note-ground: #fdf1dc;
  --plain-ground: #eceef2;
  --amber: #d97706;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #0f1116;
    --card: #181b22;
    --ink: #e9ebf0;
    --quiet: #a2a9b8;
    --line: #2b303b;
    --accent: color-mix(in oklab, var(--brand), white 40%);
    --good: #7fdca6; --good-ground: #12301f;
    --bad: #ff9d9d; --bad-ground: #3c1919;
    --note: #f5c177; --note-ground: #362611;
    --plain-ground: #272c36;
    --amber: #f59e0b;
  }
}
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; scroll-behavior: smooth; }
body {
  display: grid;
  grid-template: auto 1fr auto / minmax(0, 1fr);
  min-height: 100vh;
  margin: 0;
  background: var(--ground);
  color: var(--ink);
  font: 1rem/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", sans-serif;
}
h1, h2, h3, p, dl, dd, ul, table { margin: 0; padding: 0; }
h1 { font-size: 1.75rem; line-height: 1.2; letter-spacing: -0.02em; }
h2 { font-size: 1.0625rem; letter-spacing: -0.01em; }
h3 { font-size: 0.9375rem; }
a { color: var(--accent); text-underline-offset: 0.2em; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; border-radius: 4px; }
bdi { overflow-wrap: anywhere; }
.inner { width: 100%; max-width: 60rem; margin: 0 auto; padding: 0 1.25rem; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }

.bar { background: var(--card); border-bottom: 1px solid var(--line); }
.bar .inner { display: flex; align-items: center; justify-content: space-between; gap: 1rem; min-height: 4rem; }
.brand { display: flex; align-items: center; gap: 0.625rem; font-weight: 600; }
.mark {
  display: grid; place-items: center; flex: none; width: 2rem; height: 2rem;
  border-radius: 8px; background: var(--brand); color: var(--on-brand);
}
button {
  font: inherit; font-size: 0.875rem; font-weight: 500; color: var(--ink); background: var(--card);
  border: 1px solid var(--line); border-radius: 8px; padding: 0.4rem 0.85rem; cursor: pointer;
  white-space: nowrap;
}
button:hover { border-color: var(--quiet); }
.danger { color: var(--bad); border-color: currentColor; }

main.inner { padding-block: 2rem 3rem; }
.return { margin-bottom: 1.25rem; font-size: 0.9375rem; }
.return a { text-decoration: none; }
.return a:hover { text-decoration: underline; }
.intro p { color: var(--quiet); margin-top: 0.25rem; }
.sections { margin-top: 1.25rem; border-bottom: 1px solid var(--line); }
.sections ul { display: flex; flex-wrap: wrap; gap: 0 1.5rem; list-style: none; }
.sections a { display: block; padding: 0.5rem 0; font-size: 0.9375rem; color: var(--quiet); text-decoration: none; }
.sections a:hover { color: var(--ink); text-decoration: underline; }
.cards { display: grid; gap: 1.25rem; margin-top: 1.5rem; }
.card {
  background: var(--card); border: 1px solid var(--line); border-radius: 12px;
  padding: 1.25rem 1.5rem 1.5rem; min-width: 0; scroll-margin-top: 1rem;
}
.card > h2 { margin-bottom: 1rem; }
.empty { color: var(--quiet); }

.plan { display: flex; flex-wrap: wrap; align-items: baseline; justify-content: space-between; gap: 0.25rem 1.5rem; }
.plan-name { font-size: 1.25rem; font-weight: 600; }
.plan-name .badge { vertical-align: 0.15em; margin-left: 0.375rem; }
.plan-price { color: var(--quiet); }
.plan-price strong { font-size: 1.25rem; color: var(--ink); }
dl { display: grid; grid-template-columns: repeat(auto-fit, minmax(12rem, 1fr)); gap: 1rem 2rem; }
#profile dl { grid-template-columns: repeat(auto-fit, minmax(15rem, 1fr)); }
.plan + dl { margin-top: 1.25rem; padding-top: 1.25rem; border-top: 1px solid var(--line); }
dt { font-size: 0.8125rem; color: var(--quiet); }
dd .line { display: block; }

.badge {
  display: inline-block; padding: 0 0.55rem; border-radius: 1rem; font-size: 0.8125rem;
  font-weight: 500; line-height: 1.5rem; white-space: nowrap; background: var(--plain-ground);
}
.paid, .active { color: var(--good); background: var(--good-ground); }
.overdue, .revoked { color: var(--bad); background: var(--bad-ground); }
.opened { color: var(--accent); background: color-mix(in oklab, var(--accent), var(--card) 88%); }
.issued, .pending, .upcoming { color: var(--note); background: var(--note-ground); }

table { width: 100%; border-collapse: collapse; font-size: 0.9375rem; font-variant-numeric: tabular-nums; }
th, td { padding: 0.7rem 1rem 0.7rem 0; text-align: start; vertical-align: top; font-weight: 400; }
thead th { padding-top: 0; font-size: 0.8125rem; color: var(--quiet); }
tbody tr { border-top: 1px solid var(--line); }
tbody tr:last-child > * { padding-bottom: 0; }
:is(th, td):last-child { padding-right: 0; }
.number { text-align: end; }
.total { font-weight: 600; }
.issued-on { display: block; font-weight: 500; }
.id { display: block; font-size: 0.8125rem; color: var(--quiet); }
.narrow { display: none; }
.balance { margin-bottom: 1.25rem; color: var(--quiet); }
.balance strong { color: var(--ink); font-size: 1.25rem; }

.meters { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 19rem), 1fr)); gap: 2rem; }
.meter { min-width: 0; }
.so-far { color: var(--quiet); font-size: 0.9375rem; }
.so-far strong { color: var(--ink); font-size: 1.375rem; letter-spacing: -0.01em; }
.allowance { display: block; width: 100%; height: 6px; margin-top: 0.5rem; border-radius: 3px; }
.track { fill: var(--plain-ground); }
.fill { fill: var(--accent); }
.over { fill: var(--amber); }
.excess { color: var(--note); font-size: 0.9375rem; }
.chart { display: block; width: 100%; max-width: 26rem; height: auto; margin-top: 1rem; overflow: visible; }
.bar-past { fill: var(--accent); }
.bar-now { fill: color-mix(in oklab, var(--accent), var(--card) 75%); stroke: var(--accent); stroke-width: 1; }
.axis { stroke: var(--line); }
.chart text { font-size: 11px; text-anchor: middle; fill: var(--quiet); }
details { margin-top: 0.5rem; font-size: 0.9375rem; }
summary { color: var(--accent); cursor: pointer; }
details table { margin-top: 0.75rem; max-width: 26rem; }

.notice { max-width: 32rem; margin: 4rem auto; text-align: center; }
.notice p { margin-top: 0.75rem; color: var(--quiet); }
.notice .return { margin: 1.5rem 0 0; }
.foot { border-top: 1px solid var(--line); color: var(--quiet); font-size: 0.875rem; }
.foot .inner { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0.25rem 2rem; padding-block: 1.25rem 2rem; }

.row { display: flex; flex-wrap: wrap; align-items: center; justify-content: space-between; gap: 0.75rem; }
.row ul { list-style: none; }
.buttons, .choices { display: flex; flex-wrap: wrap; align-items: center; gap: 0.5rem; margin-top: 1rem; }
select {
  font: inherit; font-size: 0.875rem; color: var(--ink); background: var(--card);
  border: 1px solid var(--line); border-radius: 8px; padding: 0.35rem 0.5rem; max-width: 100%;
}
.confirm { margin: 0; }
.confirm p { margin-top: 0.75rem; max-width: 40rem; }
.more { margin-top: 1rem; color: var(--quiet); font-size: 0.875rem; }
.scroll { position: relative; overflow-x: auto; white-space: nowrap; }
.scroll :is(th, td) { vertical-align: middle; }
code { font-family: ui-monospace, SFMono-Regular, Menlo, monospace; font-size: 0.875em; overflow-wrap: anywhere; }

@media (max-width: 40rem) {
  .inner { padding-inline: 1rem; }
  main.inner { padding-block: 1.5rem 2rem; }
  .card { padding: 1rem 1rem 1.25rem; }
  .narrow { display: inline; }
  .invoices, .invoices tbody { display: block; }
  .invoices thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  .invoices tr {
    display: grid; grid-template-columns: 1fr auto; gap: 0.125rem 1rem; padding-block: 0.85rem;
    grid-template-areas: "invoice total" "period status" "due status";
  }
  .invoices tr:first-child { border-top: 0; padding-top: 0; }
  .invoices tr:last-child { padding-bottom: 0; }
  .invoices :is(th, td) { display: block; padding: 0; }
  .invoices th { grid-area: invoice; }
  .invoices .id { display: inline; margin-left: 0.375rem; }
  .invoices .issued-on { display: inline; }
  .invoices .period, .invoices .due { color: var(--quiet); font-size: 0.875rem; }
  .invoices .period { grid-area: period; }
  .invoices .due { grid-area: due; }
  .invoices .status { grid-area: status; align-self: center; text-align: end; }
  .invoices .total { grid-area: total; }
}
@media (forced-colors: active) {
  .badge, .mark { border: 1px solid; }
  .track, .bar-now { fill: Canvas; stroke: CanvasText; }
  .fill, .bar-past { fill: Highlight; }
  .chart text { fill: CanvasText; }
  .axis { stroke: CanvasText; }
}
@media (prefers-reduced-motion: reduce) {
  html { scroll-behavior: auto; }
}
@media print {
  :root {
    color-scheme: light;
    --ground: #fff; --card: #fff; --ink: #000; --quiet: #444; --line: #bbb;
    --good: #000; --bad: #000; --note: #000; --accent: #444;
    --good-ground: #fff; --bad-ground: #fff; --note-ground: #fff; --plain-ground: #eee;
  }
  .log-out, .sections, .return, summary { display: none; }
  .card, tr, .meter { break-inside: avoid; }
  .badge { border: 1px solid; }
  body { display: block; font-size: 0.875rem; }
}
`
