import { html } from './html.ts';

/** The style of diagrams and charts. */
export const drawingStyle = html`<style>
  svg {
    display: block;
    color: var(--ink);
  }
  svg text {
    fill: currentColor;
    font: 12.5px var(--mono);
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
    white-space: pre;
    stroke-width: 5;
    stroke-linejoin: round;
  }
  .sequence .tip {
    fill: currentColor;
    stroke: none;
  }
  .sequence .hollow {
    fill: var(--raised);
    stroke: currentColor;
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
  .sequence .lost,
  .sequence .timeout,
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
  .plot .axis,
  .plot .grid {
    stroke: var(--line);
  }
  .plot .grid {
    stroke-width: 0.5;
  }
  .plot .dots text {
    font: 600 14px var(--mono);
  }
  .plot .dots-0 text {
    font-size: 20px;
  }
  .plot .curve {
    color: var(--accent);
    stroke-width: 2;
    stroke-linejoin: round;
  }
  .plot circle {
    fill: var(--accent);
  }
  .plot .filled {
    fill: var(--accent);
    stroke: none;
    opacity: 0.15;
  }
  .plot .bars {
    fill: var(--accent);
    stroke: none;
    opacity: 0.4;
  }
  .plot .limit {
    color: var(--failed);
  }
  .plot .dots-1 text {
    color: var(--accent);
  }
  .plot .dots-2 text {
    color: var(--ink);
  }
  .plot .dots-3 text {
    color: var(--failed);
  }
  .plot path.limit {
    stroke-dasharray: 6 4;
  }
  @media (max-width: 44rem) {
    .plot text {
      font-size: 18px;
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
