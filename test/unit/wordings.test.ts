import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { expect, test } from 'vitest';

const root = path.join(import.meta.dirname, '..', '..');

const sources = ['runner', 'lessons'].flatMap((folder) =>
  readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !/\b(starter|solution)\b/.test(name))
    .map((name) => path.join(folder, name)),
);

const parsed = sources.map((file) => {
  const text = readFileSync(path.join(root, file), 'utf8');
  return { file, tree: ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true) };
});

const all = (node: ts.Node): ts.Node[] => [node, ...node.getChildren().flatMap(all)];

const nameOf = ({ name }: ts.ObjectLiteralElementLike) =>
  name && (ts.isIdentifier(name) || ts.isStringLiteral(name)) ? name.text : '';

const memberOf = (object: ts.ObjectLiteralExpression, key: string) =>
  object.properties.find((property) => nameOf(property) === key);

const objectIn = (property: ts.ObjectLiteralElementLike | undefined) =>
  property &&
  ts.isPropertyAssignment(property) &&
  ts.isObjectLiteralExpression(property.initializer)
    ? property.initializer
    : undefined;

const isSpoken = (object: ts.ObjectLiteralExpression | undefined) =>
  object !== undefined && memberOf(object, 'en') !== undefined;

const objects = parsed.flatMap(({ file, tree }) =>
  all(tree)
    .filter(ts.isObjectLiteralExpression)
    .map((object) => ({ file, object })),
);
/** How often a word stands in the program, as a name or in quotation marks. */
const uses = new Map<string, number>();
for (const { tree } of parsed) {
  for (const node of all(tree)) {
    if (!ts.isIdentifier(node) && !ts.isStringLiteral(node)) continue;
    uses.set(node.text, (uses.get(node.text) ?? 0) + 1);
  }
}

test('what is said in English is said in Chinese, and nothing more', () => {
  const spoken = objects.filter(({ object }) => isSpoken(object));
  expect(spoken.length).toBeGreaterThan(300);
  for (const { file, object } of spoken) {
    const chinese = memberOf(object, 'zh-CN');
    expect(chinese, `${file}: ${object.getText().slice(0, 80)}`).toBeDefined();
    const [one, other] = [objectIn(memberOf(object, 'en')), objectIn(chinese)];
    if (one && other) {
      expect(other.properties.map(nameOf).sort(), file).toEqual(one.properties.map(nameOf).sort());
    }
  }
});

test('nothing is kept that is never said', () => {
  // Sentences by name, `{ late: { en, 'zh-CN' } }`, and names by language, `{ en: { late }, 'zh-CN': { late } }`.
  const names = objects.flatMap(({ file, object }) => {
    const own = object.properties.filter((property) => isSpoken(objectIn(property)));
    const words = isSpoken(object) ? objectIn(memberOf(object, 'en')) : undefined;
    return [
      ...own.map((property) => ({ file, name: nameOf(property), least: 2 })),
      ...(words?.properties ?? []).map((property) => ({ file, name: nameOf(property), least: 3 })),
    ];
  });
  expect(names.length).toBeGreaterThan(100);
  // What the system calls an error, the program need not name again.
  const ours = names.filter(({ name }) => !/^E[A-Z]+$/.test(name));
  const unused = ours.filter(({ name, least }) => (uses.get(name) ?? 0) < least);
  expect(unused).toEqual([]);
});
