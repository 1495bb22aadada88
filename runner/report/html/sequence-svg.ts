import type { Lang } from '../../lesson/text.ts';
import { html, type Html } from './html.ts';
import { timeEdge, type Arrow, type Diagram, type Lane, type Pause } from './sequence.ts';
import { pageWords } from './texts.ts';

/** How an arrow ends, at (x, y), coming from the left (1) or from the right (-1). */
function tip({ event, toX: x, y }: Arrow, direction: number): Html {
  const back = x - direction * 9;
  switch (event) {
    case 'data':
      return html`<path class="tip" d="M${x} ${y}L${back} ${y - 4.5}V${y + 4.5}Z" />`;
    case 'connect':
      return html`<path d="M${back} ${y - 5}L${x} ${y}L${back} ${y + 5}" />`;
    case 'end':
      return html`<path d="M${x - direction * 4} ${y - 6}V${y + 6}" />`;
    case 'reset':
    case 'refused':
    case 'lost':
    case 'exit':
      return html`<path d="M${x - 5} ${y - 5}l10 10m0 -10l-10 10" />`;
    case 'stall':
    case 'resume':
    case 'close':
    case 'signal':
      return html`<circle class="tip" cx="${x}" cy="${y}" r="4" />`;
    case 'timeout':
      return html`<circle class="hollow" cx="${x}" cy="${y}" r="4" />`;
  }
}

function drawArrow(arrow: Arrow): Html {
  const { y, event, time, fromX, toX, label, labelX } = arrow;
  const line = html`<path class="line" d="M${fromX} ${y}H${toX}" />`;
  return html`<g class="${event}">
    <text class="time" x="${timeEdge}" y="${y + 4}" text-anchor="end">${time}</text>
    ${fromX !== toX && line}${tip(arrow, Math.sign(toX - fromX))}
    <text class="label" x="${labelX}" y="${fromX === toX ? y + 4 : y - 7}">${label}</text>
  </g>`;
}

const drawLane = ({ name, x, top, bottom }: Lane): Html =>
  html`<path class="lane" d="M${x} ${top}V${bottom}" />
    <text class="name" x="${x}" y="20" text-anchor="middle">${name}</text>`;

const drawPause = ({ y, ms }: Pause, width: number, lang: Lang): Html =>
  html`<path class="pause" d="M${timeEdge + 16} ${y}H${width - 8}" />
    <text class="later" x="${timeEdge}" y="${y + 4}" text-anchor="end"
      >${pageWords[lang].later(ms)}</text
    >`;

/** A sequence diagram; `description` says in words what it shows. */
export const drawSequence = (diagram: Diagram, description: string, lang: Lang): Html => {
  const { width, height, lanes, arrows, pauses } = diagram;
  return html`<svg
    class="sequence"
    role="img"
    aria-label="${description}"
    width="${width}"
    height="${height}"
    viewBox="0 0 ${width} ${height}"
  >
    ${lanes.map(drawLane)}${pauses.map((pause) => drawPause(pause, width, lang))}${arrows.map(drawArrow)}
  </svg>`;
};
