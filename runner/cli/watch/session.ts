import path from 'node:path';
import type { Context } from '../context.ts';
import type { Job } from '../jobs.ts';
import { readProgressIfPossible, rememberHints } from '../progress.ts';
import { Saves } from '../saves.ts';
import { measureMachine } from '../verifying.ts';
import { openFront } from './front.ts';
import type { Wish } from './keys.ts';
import { update, watching, type Message, type Model } from './model.ts';
import { Runs } from './runs.ts';

/** How it came to an end. */
export type Ending = 'quit' | 'interrupt' | 'next';

/** Watches one lesson, which the words of the invocation name, until somebody has had enough of it. */
export async function watchLesson(
  context: Context,
  { lesson, title, files }: Job,
  about: Pick<Model, 'next' | 'remark'>,
): Promise<Ending> {
  const { lessons } = await readProgressIfPossible(context);
  const hints = lessons[lesson.id]?.hints ?? {};
  const [file] = Object.values(files);
  const folder =
    file === undefined
      ? context.workspace.solution(lesson.id)
      : path.dirname(path.resolve(context.cwd, file));
  return new Session(context, watching(lesson, { ...about, program: title, hints })).watch(folder);
}

class Session {
  readonly #context: Context;
  readonly #runs: Runs;
  #model: Model;
  #show: (model: Model) => void = () => undefined;
  #end: (ending: Ending) => void = () => undefined;
  #fail: (error: unknown) => void = () => undefined;
  #writing = Promise.resolve();

  constructor(context: Context, model: Model) {
    this.#model = model;
    // What is said on the side must not upset the screen.
    const err = (text: string) => this.#tell({ type: 'told', text });
    this.#context = { ...context, screen: { ...context.screen, err } };
    this.#runs = new Runs(this.#context, (message) => this.#tell(message));
  }

  async watch(folder: string): Promise<Ending> {
    const front = openFront(this.#context, {
      model: () => this.#model,
      becomes: (next) => this.#becomes(next),
      wishes: (wish) => this.#grant(wish),
    });
    this.#show = (model) => front.show(model);
    const saves = new Saves(folder, {
      polls: this.#context.invocation.flags.has('poll'),
      ranAt: () => this.#runs.ranAt,
      begins: () => {
        void this.#runs.stop();
        // Patience is for the machine as it is now.
        measureMachine();
      },
      saved: (files) => this.#run(files),
    });
    const clock = setInterval(() => this.#tell({ type: 'tick' }), 1000);
    const ended = new Promise<Ending>((resolve, reject) => {
      this.#end = resolve;
      this.#fail = reject;
    });
    try {
      this.#run([]);
      return await ended;
    } finally {
      clearInterval(clock);
      front.close();
      await Promise.all([this.#runs.stop(), saves.close(), this.#writing]);
    }
  }

  #tell(message: Message) {
    this.#becomes(update(this.#model, message));
  }

  #becomes(model: Model) {
    this.#model = model;
    this.#show(model);
  }

  #run(saved: readonly string[]) {
    this.#runs.begin(saved).catch(this.#fail);
  }

  #grant(wish: Wish) {
    switch (wish.kind) {
      case 'again':
        return this.#run([]);
      case 'hint':
        return this.#remember(wish.check, wish.shown);
      case 'finish':
        return void this.#runs.ended.then(() => this.#end('quit'), this.#fail);
      case 'quit':
      case 'interrupt':
      case 'next':
        return this.#end(wish.kind);
      case 'suspend':
        // The terminal sees to it.
        return;
    }
  }

  #remember(check: string, shown: number) {
    const { lesson } = this.#model;
    this.#writing = rememberHints(this.#context, lesson.id, check, shown);
  }
}
