// A part of the preload: notes what the learner's program does, where Node itself does not announce it.

/** Does something more after a method of this one object has worked; the method itself does what it did. */
export function after(target: object, name: string, more: (...args: readonly unknown[]) => void) {
  const methods = target as Record<string, (...args: unknown[]) => unknown>;
  const original = methods[name];
  if (!original) return;
  Object.defineProperty(target, name, {
    configurable: true,
    writable: true,
    value(this: unknown, ...args: unknown[]) {
      const result = original.apply(this, args);
      more(...args);
      return result;
    },
  });
}
