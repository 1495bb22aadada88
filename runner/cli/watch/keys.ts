import { hintCount, shownFailure, type Model, type Remark } from './model.ts';

/** A key, by the name that Node's readline gives it. */
export interface Key {
  readonly name: string;
  readonly ctrl: boolean;
}

/** What somebody at the keyboard wants, where it takes more than another picture. */
export type Wish =
  | { readonly kind: 'again' | 'next' | 'quit' | 'interrupt' | 'suspend' }
  /** To quit when the run under way has ended. */
  | { readonly kind: 'finish' }
  | { readonly kind: 'hint'; readonly check: string; readonly shown: number };

interface Pressed {
  readonly model: Model;
  readonly wish?: Wish;
}

/** How far a view can be scrolled. */
export interface Scroll {
  /** Lines of a screenful. */
  readonly page: number;
  /** The largest number that the first line can have. */
  readonly most: number;
}

/** What a key comes to. */
export function pressed(model: Model, { name, ctrl }: Key, scroll: Scroll): Pressed {
  if (ctrl) {
    if (name === 'c') return { model, wish: { kind: 'interrupt' } };
    return name === 'z' ? { model, wish: { kind: 'suspend' } } : { model };
  }
  return model.view === 'failure'
    ? { model: inFailure(model, name, scroll) }
    : inResults({ ...model, remark: undefined }, name, model.remark);
}

function inResults(model: Model, name: string, remark: Remark | undefined): Pressed {
  switch (name) {
    case 'q':
      return { model, wish: { kind: 'quit' } };
    case 'r':
      return { model, wish: { kind: 'again' } };
    case 'h':
      return nextHint(model);
    case 't':
      return shownFailure(model)
        ? { model: { ...model, view: 'failure', top: 0 } }
        : says(model, 'no-failure');
    case 'n':
      return nextLesson(model, remark);
    default:
      return { model };
  }
}

const says = (model: Model, kind: Exclude<Remark['kind'], 'told'>): Pressed => ({
  model: { ...model, remark: { kind } },
});

function nextHint(model: Model): Pressed {
  const failure = shownFailure(model);
  if (!failure) return says(model, 'no-failure');
  const { id } = failure.result.check;
  const { shown, total } = hintCount(model, failure.result);
  if (shown >= total) return says(model, 'no-more-hints');
  return {
    model: { ...model, hints: { ...model.hints, [id]: shown + 1 } },
    wish: { kind: 'hint', check: id, shown: shown + 1 },
  };
}

/** Leaving a lesson that is not done takes a second press: the first may have been a slip. */
function nextLesson(model: Model, remark: Remark | undefined): Pressed {
  if (!model.next) return says(model, 'last-lesson');
  const isDone = (model.result ?? model.before)?.status === 'passed';
  return isDone || remark?.kind === 'not-done'
    ? { model, wish: { kind: 'next' } }
    : says(model, 'not-done');
}

/** Any key leads back, but those that scroll. */
function inFailure(model: Model, name: string, { page, most }: Scroll): Model {
  const to = (top: number): Model => ({ ...model, top: Math.max(0, Math.min(most, top)) });
  switch (name) {
    case 'down':
    case 'j':
      return to(model.top + 1);
    case 'up':
    case 'k':
      return to(model.top - 1);
    case 'pagedown':
    case 'space':
      return to(model.top + page);
    case 'pageup':
      return to(model.top - page);
    case 'home':
      return to(0);
    case 'end':
      return to(most);
    default:
      return { ...model, view: 'results', top: 0 };
  }
}
