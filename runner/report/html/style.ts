import { html } from './html.ts';

/** The style of the page. Colours reach a contrast of at least 4.5 : 1 in either theme. */
export const style = html`<style>
  :root {
    color-scheme: light dark;
    --page: #fbfaf8;
    --raised: #fff;
    --wash: #f1f2f4;
    --line: #d9dce1;
    --ink: #1d2126;
    --quiet: #59616e;
    --accent: #0b57a4;
    --passed: #1a6e33;
    --failed: #b3261e;
    --unsure: #7a5200;
    --marked: #ffd8d3;
    --mono: ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace;
  }
  @media screen and (prefers-color-scheme: dark) {
    :root {
      --page: #14171b;
      --raised: #1b1f24;
      --wash: #22272d;
      --line: #363d46;
      --ink: #e4e7ea;
      --quiet: #9ea8b5;
      --accent: #86b9f6;
      --passed: #72d089;
      --failed: #ff948a;
      --unsure: #e5b95c;
      --marked: #6b2620;
    }
  }
  * {
    box-sizing: border-box;
  }
  html {
    scroll-padding-top: 1rem;
    -webkit-text-size-adjust: 100%;
  }
  body {
    max-width: 60rem;
    margin: 0 auto;
    padding: clamp(1rem, 5vw, 3.5rem);
    background: var(--page);
    color: var(--ink);
    font:
      1rem/1.6 system-ui,
      'PingFang SC',
      'Microsoft YaHei',
      'Noto Sans CJK SC',
      sans-serif;
    overflow-wrap: anywhere;
  }
  h1,
  h2,
  h3,
  p,
  pre,
  dl,
  dd,
  figure,
  ol {
    margin: 0;
    padding: 0;
  }
  h1 {
    font-size: clamp(1.4rem, 4vw, 2rem);
    line-height: 1.25;
    letter-spacing: -0.01em;
  }
  h2 {
    margin: 2.5rem 0 0.75rem;
    font-size: 1.1rem;
  }
  code,
  pre {
    font-family: var(--mono);
    font-size: 0.9em;
    unicode-bidi: isolate;
  }
  a {
    color: var(--accent);
  }
  :focus-visible {
    outline: 2px solid var(--accent);
    outline-offset: 3px;
    border-radius: 3px;
  }
  summary {
    cursor: pointer;
  }
  figure > details > summary,
  .hint > summary {
    color: var(--accent);
  }
  .quiet {
    color: var(--quiet);
    font-size: 0.9rem;
  }
  .unseen {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  header {
    display: flex;
    flex-wrap: wrap;
    gap: 0.25rem 1.5rem;
    justify-content: space-between;
    margin-bottom: 2.5rem;
  }
  .workshop {
    color: var(--quiet);
    font-weight: 600;
  }
  nav {
    flex-basis: 100%;
    margin-top: 1rem;
  }
  nav ol {
    list-style: none;
    display: grid;
    gap: 0.25rem;
  }
  section {
    margin-bottom: 4rem;
  }
  section > p {
    margin-top: 0.5rem;
  }
  .score {
    font-size: 1.15rem;
  }
  .note {
    padding-left: 1rem;
    border-left: 3px solid var(--unsure);
  }
  .verdict {
    font-weight: 600;
    white-space: nowrap;
  }
  .verdict.passed {
    color: var(--passed);
  }
  .verdict.failed {
    color: var(--failed);
  }
  .verdict.inconclusive {
    color: var(--unsure);
  }
  .verdict.skipped {
    color: var(--quiet);
  }

  .check {
    border-top: 1px solid var(--line);
  }
  .check:last-of-type {
    border-bottom: 1px solid var(--line);
  }
  .head {
    display: grid;
    grid-template-columns: 1.25rem 1fr auto;
    gap: 0 0.25rem;
    padding: 0.7rem 0;
    list-style: none;
  }
  .head::-webkit-details-marker {
    display: none;
  }
  .head::before {
    content: '';
    color: var(--quiet);
  }
  summary.head::before {
    content: '▸';
  }
  [open] > summary.head::before {
    content: '▾';
  }
  .head h3 {
    display: grid;
    grid-template-columns: 7.5rem minmax(8rem, auto) 1fr;
    gap: 0 0.75rem;
    font-size: 1rem;
    font-weight: 400;
  }
  .head code {
    font-weight: 600;
  }
  .about {
    display: flex;
    gap: 0.75rem;
    padding-left: 1rem;
    color: var(--quiet);
    font-size: 0.9rem;
    white-space: nowrap;
  }
  .why {
    padding: 0 0 0.9rem 1.5rem;
    color: var(--quiet);
  }
  .body {
    padding: 0.25rem 0 2rem 1.5rem;
    display: grid;
    gap: 1.5rem;
  }
  .body > * {
    min-width: 0;
  }
  .message {
    font-size: 1.1rem;
    max-width: 46rem;
  }
  figcaption {
    margin-bottom: 0.5rem;
    color: var(--quiet);
    font-size: 0.9rem;
  }
  .compared {
    display: grid;
    grid-template-columns: auto 1fr;
    gap: 0.4rem 1.25rem;
    padding: 0.9rem 1.1rem;
    background: var(--wash);
    border-radius: 6px;
  }
  .compared dt {
    color: var(--quiet);
  }
  .compared code {
    white-space: pre-wrap;
  }
  .expected {
    color: var(--passed);
  }
  .received {
    color: var(--failed);
  }
  mark {
    padding: 0.1em 0;
    background: var(--marked);
    color: inherit;
    border-bottom: 2px solid var(--failed);
    font-weight: 700;
  }
  mark.nothing {
    padding: 0.1em 0.35em;
  }
  pre {
    padding: 0.9rem 1.1rem;
    background: var(--wash);
    border-radius: 6px;
    line-height: 1.5;
  }
  .again code {
    white-space: pre-wrap;
    user-select: all;
  }
  .hint {
    max-width: 46rem;
  }
  .hint > p {
    padding: 0.25rem 0 0.75rem 1.1rem;
  }
  .scroll {
    overflow-x: auto;
  }
  .scroll:has(> svg) {
    padding: 0.5rem 0;
    background: var(--raised);
    border: 1px solid var(--line);
    border-radius: 6px;
  }
  figure > details {
    margin: 0.6rem 0;
  }
  figure > details > .scroll {
    margin-top: 0.6rem;
    max-height: 32rem;
    overflow: auto;
  }
  table {
    width: 100%;
    border-collapse: collapse;
    font-size: 0.9rem;
  }
  th {
    text-align: left;
    font-weight: 600;
    color: var(--quiet);
  }
  th,
  td {
    padding: 0.25rem 1rem 0.25rem 0;
    vertical-align: top;
    border-bottom: 1px solid var(--line);
  }
  td {
    font-variant-numeric: tabular-nums;
  }
  td:nth-child(2) {
    white-space: nowrap;
  }
  td code {
    white-space: pre-wrap;
  }

  svg {
    display: block;
    color: var(--ink);
  }
  svg text {
    fill: currentColor;
    font: 12.5px var(--mono);
    white-space: pre;
    unicode-bidi: isolate;
  }
  svg path {
    fill: none;
    stroke: currentColor;
    stroke-width: 1.5;
  }
  .sequence .name {
    font-weight: 600;
  }
  .sequence .lane,
  .sequence .pause {
    stroke: var(--line);
  }
  .sequence .pause {
    stroke-dasharray: 1 5;
  }
  .sequence .time,
  .sequence .later {
    color: var(--quiet);
  }
  .sequence .label {
    paint-order: stroke;
    stroke: var(--raised);
    stroke-width: 5;
    stroke-linejoin: round;
  }
  .sequence .tip {
    fill: currentColor;
    stroke: none;
  }
  .sequence .data path {
    color: var(--accent);
  }
  .sequence .connect,
  .sequence .end {
    color: var(--quiet);
  }
  .sequence .connect .line {
    stroke-dasharray: 4 4;
  }
  .sequence .reset,
  .sequence .exit {
    color: var(--failed);
  }
  .plot {
    width: 100%;
    max-width: 44rem;
    height: auto;
  }
  .plot text {
    font-family: system-ui, sans-serif;
    color: var(--quiet);
  }
  .plot .axis {
    stroke: var(--line);
  }
  .plot .curve {
    color: var(--accent);
    stroke-width: 2;
    stroke-linejoin: round;
  }
  .plot .filled {
    fill: var(--accent);
    stroke: none;
    opacity: 0.15;
  }
  .plot .limit {
    color: var(--failed);
  }
  .plot path.limit {
    stroke-dasharray: 6 4;
  }
  footer {
    border-top: 1px solid var(--line);
    padding-top: 1rem;
  }

  @media (max-width: 44rem) {
    .head h3 {
      grid-template-columns: auto 1fr;
    }
    .title {
      grid-column: 1 / -1;
    }
    .about {
      flex-direction: column;
      gap: 0;
      text-align: right;
    }
    .body,
    .why {
      padding-left: 0;
    }
    .compared {
      grid-template-columns: 1fr;
      gap: 0.1rem;
    }
    .compared dd + dt {
      margin-top: 0.6rem;
    }
  }
  @media print {
    body {
      max-width: none;
      padding: 0;
      font-size: 10.5pt;
    }
    .check,
    figure,
    .compared {
      break-inside: avoid;
    }
    .check[open] {
      break-inside: auto;
    }
    .head {
      break-after: avoid;
    }
    .scroll {
      overflow: visible;
      max-height: none;
    }
    pre {
      white-space: pre-wrap;
    }
    .sequence {
      max-width: 100%;
      height: auto;
    }
  }
  @media (forced-colors: active) {
    svg text,
    svg path {
      forced-color-adjust: auto;
      stroke: CanvasText;
    }
    svg text {
      stroke: none;
      fill: CanvasText;
    }
  }
</style>`;
