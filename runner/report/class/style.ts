import { html } from '../html/html.ts';

/** The style of the page of a class. */
export const classStyle = html`<style>
  body {
    max-width: 84rem;
  }
  main > h1 {
    margin-bottom: 1rem;
  }
  ul {
    margin: 0;
    padding-left: 1.25rem;
  }
  li {
    margin: 0.35rem 0;
  }
  nav ol {
    padding: 0;
  }
  section {
    margin-top: 3.5rem;
  }
  table {
    width: 100%;
    border-collapse: collapse;
    font-size: 0.9rem;
  }
  th,
  td {
    padding: 0.3rem 1rem 0.3rem 0;
    text-align: left;
    vertical-align: top;
    border-bottom: 1px solid var(--line);
  }
  td {
    font-variant-numeric: tabular-nums;
  }
  thead th {
    font-weight: 600;
    color: var(--quiet);
    overflow-wrap: normal;
    word-break: keep-all;
  }
  tbody th {
    font-weight: 400;
  }
  th .quiet {
    font-size: inherit;
  }
  .count {
    white-space: nowrap;
  }
  .bar {
    display: block;
    margin-top: 0.45rem;
    width: 10rem;
    height: 0.5rem;
    background: var(--wash);
    fill: var(--failed);
  }
  .scroll {
    overflow: auto;
    max-height: 85vh;
  }
  .scroll thead th {
    position: sticky;
    top: 0;
    background: var(--page);
  }
  .matrix td {
    overflow-wrap: normal;
  }
  .matrix tbody th {
    min-width: 9rem;
    max-width: 22rem;
  }
  abbr {
    font-weight: 600;
    text-decoration: none;
  }
  .star abbr,
  .passed abbr {
    color: var(--passed);
  }
  .failed abbr {
    color: var(--failed);
  }
  .inconclusive abbr,
  .unusable abbr {
    color: var(--unsure);
  }
  .names {
    padding: 0.25rem 0 0.5rem 1.1rem;
    columns: 14rem auto;
    list-style: none;
  }
  .names li {
    margin: 0;
    break-inside: avoid;
  }
  h3 {
    margin: 1.75rem 0 0.5rem;
    font-size: 1rem;
  }
  details {
    margin: 0.5rem 0;
  }
  summary strong {
    margin-right: 0.5rem;
  }
  @media (max-width: 44rem) {
    .bar {
      width: 4rem;
    }
  }
  @media print {
    .scroll {
      overflow: visible;
      max-height: none;
    }
    .matrix {
      font-size: 7.5pt;
    }
    .matrix th,
    .matrix td {
      padding-right: 0.5rem;
    }
    .matrix tbody th {
      min-width: 0;
    }
    tr {
      break-inside: avoid;
    }
  }
</style>`;
