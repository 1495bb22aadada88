import { describe, expect } from 'vitest';
import { browser, lure, open } from './browser.ts';
import { test, type Place } from './workshop.ts';

/** A server that says, and prints, what would run or load something if it were markup. */
const hostileServer = (url: string) => `
import net from 'node:net';
const evil = \`</code></pre></text></svg></style><script>document.title = 'taken over'</script>
<img src="${url}/image"><link rel="stylesheet" href="${url}/style"><p style="color: red" onclick="1">\`;
console.log(evil);
net.createServer((socket) => {
  socket.on('error', () => {}).write(\`\${socket.remoteAddress} \${socket.remotePort} \${evil}\\r\\n\`);
  socket.on('data', (data) => socket.write(evil + data));
}).listen(Number(process.env.PORT), process.env.HOST);
`;

const verify = ['verify', '3', '--file', 'server.mjs', '--check', 'greeting,broadcast'];

/** Verifies that server; returns the page. */
async function makePage(place: Place, url: string): Promise<string> {
  await place.write('server.mjs', hostileServer(url));
  const { status, err } = await place.run([...verify, '--html', 'page.html']);
  expect({ status, err }).toEqual({ status: 1, err: '' });
  return place.read('page.html');
}

test('--html writes a page besides what is shown', async ({ place }) => {
  const page = await makePage(place, 'http://127.0.0.1:9');
  expect(page).toMatch(/^<!doctype html>/);
  for (const part of ['greeting', 'broadcast', 'Hint 1 of 4', '--check broadcast --seed']) {
    expect(page).toContain(part);
  }
  expect(page).not.toMatch(/<script|<img|<link|style="/);
  expect(page).toContain('&lt;script&gt;');
});

test('a page that cannot be written is told before anything is run', async ({ place }) => {
  await place.write('server.mjs', '');
  const { status, out, err } = await place.run([...verify, '--html', 'nowhere/page.html']);
  expect({ status, out }).toEqual({ status: 2, out: '' });
  expect(err).toMatch(/^nowhere .*\n$/);
});

describe.skipIf(browser === undefined)('in a browser (left out where there is none)', () => {
  const taken = /<title>taken over/;

  test('the page opens from disk without a complaint and loads nothing', async ({ place }) => {
    const { url, asked, close } = await lure();
    await makePage(place, url);
    for (const theme of ['light', 'dark'] as const) {
      const { dom, complaints } = await open(place.path('page.html'), theme, place.temp);
      expect(dom).toContain('03-chat-v2');
      expect(dom).not.toMatch(taken);
      expect(complaints).toEqual([]);
    }
    close();
    expect(asked).toEqual([]);
  });

  test('its policy holds even what was not escaped', async ({ place }) => {
    const { url, asked, close } = await lure();
    const page = await makePage(place, url);
    const evil = `<script>document.title = 'taken over'</script><img src="${url}/image"><p style="color: red">`;
    const opened = async (text: string) => {
      await place.write('other.html', text.replace('<main>', `<main>${evil}`));
      return open(place.path('other.html'), 'light', place.temp);
    };
    const held = await opened(page);
    expect(held.dom).not.toMatch(taken);
    expect(held.complaints).not.toEqual([]);
    expect(asked).toEqual([]);
    // Without the policy it would do all that, so that this test could see it.
    const loose = await opened(page.replace(/<meta\s+http-equiv[^>]*>/, ''));
    expect(loose.dom).toMatch(taken);
    expect(asked).toEqual(['/image']);
    close();
  });
});
