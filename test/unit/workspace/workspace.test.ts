import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { findWorkspace, Workspace } from '../../../runner/workspace/workspace.ts';
import { tempFolder, writeFiles } from '../helpers/temp-folder.ts';

describe('somebody works', () => {
  test('in the clone, wherever inside it they stand', async () => {
    const clone = await tempFolder();
    await writeFiles(clone, { 'solutions/chat/.workshop/x': '' });
    expect(findWorkspace(clone, clone).root).toBe(clone);
    expect(findWorkspace(path.join(clone, 'solutions', 'chat'), clone).root).toBe(clone);
  });

  test('in the nearest folder above that has been worked in', async () => {
    const root = await tempFolder();
    await writeFiles(root, { 'home/.workshop/progress.json': '', 'home/a/b/x': '', 'clone/x': '' });
    const found = findWorkspace(path.join(root, 'home', 'a', 'b'), path.join(root, 'clone'));
    expect(found.root).toBe(path.join(root, 'home'));
  });

  test('where they stand, when nobody has worked above', async () => {
    const root = await tempFolder();
    const cwd = path.join(root, 'clone-of-mine');
    expect(findWorkspace(cwd, path.join(root, 'clone')).root).toBe(cwd);
  });

  test('never in the package itself when it was installed', async () => {
    const root = await tempFolder();
    await writeFiles(root, { '.workshop/x': '' });
    const installed = path.join(root, 'node_modules', 'socket-workshop');
    expect(findWorkspace(installed, installed).root).toBe(root);
  });
});

test('a path is shown as somebody in the workspace would type it', () => {
  const workspace = new Workspace(path.resolve('/home/ann'));
  const inside = path.resolve('/home/ann/solutions/chat/server.ts');
  const outside = path.resolve('/srv/server.ts');
  expect(workspace.relative(inside)).toBe('solutions/chat/server.ts');
  expect(workspace.relative(outside)).toBe(outside);
});
