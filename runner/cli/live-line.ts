import type { Context } from './context.ts';

/** What stays on the screen after Ctrl-C. */
const stopped = { en: 'stopped', 'zh-CN': '已停止' };

/** One line at the bottom of a terminal that says what is going on. Off a terminal it says nothing. */
export interface LiveLine {
  show(text: string): void;
  clear(): void;
}

export async function liveLine({ screen, lang }: Context): Promise<LiveLine> {
  if (!screen.isTerminal) return { show: () => undefined, clear: () => undefined };
  const { spinner } = await import('@clack/prompts');
  let running: ReturnType<typeof spinner> | undefined;
  return {
    show(text) {
      running ??= spinner({ withGuide: false, cancelMessage: stopped[lang] });
      running.start(text);
    },
    clear() {
      running?.clear();
      running = undefined;
    },
  };
}
