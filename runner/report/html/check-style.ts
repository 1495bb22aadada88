import { html } from './html.ts';

/** The style of the checks and of what is told of them. */
export const checkStyle = html`<style>
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
    grid-template-columns: 7.5rem minmax(9.5rem, auto) 1fr;
    gap: 0 0.75rem;
    font-size: 1rem;
    font-weight: 400;
  }
  .title .quiet {
    display: block;
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
  th,
  td:nth-child(-n + 2) {
    white-space: nowrap;
  }
  td code {
    white-space: pre-wrap;
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
    .body {
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
</style>`;
