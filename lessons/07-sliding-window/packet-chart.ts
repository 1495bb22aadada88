import type { DotChart } from '../../runner/lesson/chart.ts';

/** So many packets are drawn: each has a row of its own in a terminal. Of all of them nobody would see the timers. */
const drawn = 20;

type Point = readonly [atMs: number, number: number];

/** What became of the first packets, over time. */
export class PacketChart {
  readonly #sent: Point[] = [];
  readonly #acked: Point[] = [];
  readonly #again: Point[] = [];
  readonly #lost: Point[] = [];
  #beganMs: number | undefined;

  sent(number: number, atMs: number, { again, lost }: { again: boolean; lost: boolean }) {
    this.#adds(again ? this.#again : this.#sent, number, atMs);
    if (lost) this.#adds(this.#lost, number, atMs);
  }

  acknowledged(number: number, atMs: number) {
    this.#adds(this.#acked, number, atMs);
  }

  drawing(): DotChart {
    return {
      title: {
        en: `the first ${drawn} packets on the link`,
        'zh-CN': `链路上的前 ${drawn} 个包`,
      },
      unit: { en: 'number of the packet', 'zh-CN': '包的编号' },
      dots: [
        { mark: '·', name: { en: 'sent', 'zh-CN': '发送' }, points: this.#sent },
        { mark: '+', name: { en: 'acknowledged', 'zh-CN': '确认' }, points: this.#acked },
        { mark: 'o', name: { en: 'sent again', 'zh-CN': '重发' }, points: this.#again },
        { mark: 'x', name: { en: 'lost', 'zh-CN': '丢失' }, points: this.#lost },
      ],
    };
  }

  /** Time counts from the first packet. */
  #adds(points: Point[], number: number, atMs: number) {
    this.#beganMs ??= atMs;
    if (number < drawn) points.push([atMs - this.#beganMs, number]);
  }
}
