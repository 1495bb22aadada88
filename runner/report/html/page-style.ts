import { html } from './html.ts';

/** The style of the page as a whole. Colours reach a contrast of at least 4.5 : 1 in either theme. */
export const pageStyle = html`<style>
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
  .body summary {
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
  footer {
    border-top: 1px solid var(--line);
    padding-top: 1rem;
  }
  @media print {
    :root {
      --page: #fff;
    }
    .head::before {
      visibility: hidden;
    }
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
</style>`;
