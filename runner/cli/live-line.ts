import type { Screen } from './context.ts';

/** One line at the bottom of a terminal that says what is going on. Off a terminal it says nothing. */
export interface LiveLine {
  show(text: string): void;
  clear(): void;
}

export async function liveLine({ isTerminal }: Screen): Promise<LiveLine> {
  if (!isTerminal) return { show: () => undefined, clear: () => undefined };
  const { spinner } = await import('@clack/prompts');
  let running: ReturnType<typeof spinner> | undefined;
  return {
    show(text) {
      running ??= spinner({ withGuide: false });
      running.start(text);
    },
    clear() {
      running?.clear();
      running = undefined;
    },
  };
}
