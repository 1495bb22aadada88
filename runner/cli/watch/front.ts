import type { Context } from '../context.ts';
import { draw } from './draw.ts';
import { pressed, type Scroll, type Wish } from './keys.ts';
import type { Model } from './model.ts';
import { plainBlock } from './plain.ts';
import { styleOf } from './style.ts';
import { FullScreen } from './terminal.ts';

/** Somebody who watches. */
export interface Watcher {
  model(): Model;
  /** A key has led to this. */
  becomes(model: Model): void;
  wishes(wish: Wish): void;
}

/** Where a lesson that is watched is shown. */
export interface Front {
  show(model: Model): void;
  close(): void;
}

/** A terminal with somebody at its keyboard; otherwise lines that go somewhere. */
export const openFront = (context: Context, watcher: Watcher): Front =>
  context.screen.takesKeys && process.env['TERM'] !== 'dumb'
    ? terminalFront(context, watcher)
    : plainFront(context, watcher);

function terminalFront(context: Context, watcher: Watcher): Front {
  const { lang, palette } = context;
  let scroll: Scroll = { page: 1, most: 0 };
  const screen = new FullScreen(process.stdin, process.stdout, {
    pressed(key) {
      const { model, wish } = pressed(watcher.model(), key, scroll);
      watcher.becomes(model);
      if (wish?.kind === 'suspend') screen.suspend();
      else if (wish) watcher.wishes(wish);
    },
    resized: () => show(watcher.model()),
    ended: () => watcher.wishes({ kind: 'quit' }),
  });
  const show = (model: Model) => {
    const picture = draw(model, screen.size, lang, palette);
    scroll = picture.scroll;
    screen.paint(picture.lines);
  };
  const forget = context.onExit(() => screen.close());
  screen.open();
  return {
    show,
    close() {
      forget();
      screen.close();
      // What was found last stays to be read.
      const model = watcher.model();
      const style = styleOf(screen.size.columns, lang, palette);
      if (model.result) context.screen.out(plainBlock(model, style));
    },
  };
}

/** A short block for each run, until the input ends. */
function plainFront({ lang, palette, screen }: Context, watcher: Watcher): Front {
  const { stdin } = process;
  const style = styleOf(screen.width, lang, palette);
  let shown: Model | undefined;
  const ended = () => watcher.wishes({ kind: 'finish' });
  // From a terminal nothing is read: in the background that would stop us.
  if (!stdin.isTTY) stdin.on('end', ended).on('error', ended).resume();
  return {
    show(model) {
      const { remark, result, obstacle } = model;
      if (remark?.kind === 'told' && remark !== shown?.remark) screen.err(`${remark.text}\n`);
      const isNew = result !== shown?.result || obstacle !== shown?.obstacle;
      if (isNew && (result || obstacle)) screen.out(plainBlock(model, style));
      shown = model;
    },
    close() {
      stdin.off('end', ended).off('error', ended).pause();
    },
  };
}
