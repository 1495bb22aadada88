import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { expect } from 'vitest';
import { until } from './talking.ts';
import { test as base, type Place } from './workshop.ts';

/** What plays the terminal. */
export const hasTerminal = spawnSync('tmux', ['-V']).status === 0;

/** A terminal where the command runs. Its keys have the names that tmux gives them: Enter, C-d. */
export class Terminal {
  readonly #place: Place;
  readonly #socket: string;

  constructor(place: Place) {
    this.#place = place;
    this.#socket = path.join(place.temp, 'tmux');
  }

  /**
   * Shows the exit status when the command has ended; the screen stays until the terminal is closed. `env`: variables, as
   * a shell has them before a command.
   */
  run = (line: string, columns = 80, env = '', rows = 24): Promise<void> =>
    this.open(`${env} "$NODE" "$WORKSHOP" ${line}; echo "status $?"; exec cat`, columns, rows);

  /** Runs a command of the shell. */
  async open(shell: string, columns = 80, rows = 24): Promise<void> {
    const size = ['-x', String(columns), '-y', String(rows)];
    await this.#tmux('-f', '/dev/null', 'new-session', '-d', ...size, shell);
  }

  /** Presses a key. */
  press = (key: string) => this.#tmux('send-keys', key);

  type = (text: string) => this.#tmux('send-keys', '-l', text);

  /** What is on the screen, without blank lines below it. */
  async screen(): Promise<string> {
    const { out } = await this.#tmux('capture-pane', '-p');
    return out.trimEnd();
  }

  shows = (text: string | RegExp) => until(async () => expect(await this.screen()).toMatch(text));

  /** Whether a program has the second screen, and whether the cursor is to be seen. */
  async state(): Promise<{ second: boolean; cursor: boolean }> {
    const { out } = await this.#tmux('display', '-p', '#{alternate_on} #{cursor_flag}');
    const [second, cursor] = out.trim().split(' ');
    return { second: second === '1', cursor: cursor === '1' };
  }

  resize = (columns: number, rows: number) =>
    this.#tmux('resize-window', '-x', String(columns), '-y', String(rows));

  /** Sends a signal to the command. */
  async signal(name: string): Promise<void> {
    const { out: shell } = await this.#tmux('display', '-p', '#{pane_pid}');
    await this.#place.runOther('pkill', `-${name}`, '-P', shell.trim());
  }

  close = () => this.#tmux('kill-server');

  #tmux = (...args: string[]) =>
    this.#place.runOther('env', '-u', 'TMUX', 'tmux', '-u', '-S', this.#socket, ...args);
}

/** A place with a terminal, which is closed before the place is gone. */
export const test = base.extend<{ terminal: Terminal }>({
  terminal: async ({ place }, use) => {
    const terminal = new Terminal(place);
    await use(terminal);
    await terminal.close();
  },
});
