import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { execa } from 'execa';
import which from 'which';

const names = ['chromium', 'chromium-browser', 'google-chrome'];
const found = await Promise.all(names.map((name) => which(name, { nothrow: true })));

/** Where a browser is that can be asked what it sees, if there is one. */
export const browser = found.find((file) => file !== null);

const quiet = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--no-first-run',
  '--enable-logging=stderr',
];

interface Opened {
  /** What became of the document. */
  readonly dom: string;
  /** What the browser complained of. */
  readonly complaints: readonly string[];
}

/** Opens a page from disk. */
export async function open(file: string, theme: 'light' | 'dark', temp: string): Promise<Opened> {
  const scheme = { light: 1, dark: 0 }[theme];
  const { stdout, stderr } = await execa(browser ?? '', [
    ...quiet,
    `--user-data-dir=${path.join(temp, 'browser')}`,
    `--blink-settings=preferredColorScheme=${scheme}`,
    '--dump-dom',
    pathToFileURL(file).href,
  ]);
  return {
    dom: stdout,
    complaints: stderr.split('\n').filter((line) => line.includes(':CONSOLE')),
  };
}

/** A server that notes what it is asked for. */
export async function lure() {
  const asked: string[] = [];
  const server = createServer(({ url = '' }, response) => {
    asked.push(url);
    response.end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, asked, close: () => server.close() };
}
