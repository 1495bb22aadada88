import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { describe, expect } from 'vitest';
import { test, until, type Talking } from './talking.ts';
import { good, idsWith, onlyResult, root, type Place } from './workshop.ts';

const hasPython = spawnSync('python3', ['--version']).status === 0;
const solution = (lesson: string) => path.join(root, 'lessons', lesson, 'solution');

/** Runs a program by hand. */
function run(place: Place, talking: Talking, args: string[], env: Record<string, string> = {}) {
  const running = place.startPiped(['run', ...args], env);
  talking.onEnd(() => void running.kill('SIGKILL'));
  const said = { out: '', err: '' };
  running.stdout.on('data', (bytes: Buffer) => (said.out += bytes.toString()));
  running.stderr.on('data', (bytes: Buffer) => (said.err += bytes.toString()));
  return { running, said };
}

describe.concurrent('by hand', () => {
  test('the UDP client gets its arguments and talks to the server', async ({ place, talking }) => {
    await place.solve('04-udp', solution('04-udp'));
    const port = await talking.freePort();
    const server = run(place, talking, ['04-udp', '--port', port]);
    await until(() => expect(server.said.out).toContain(`127.0.0.1:${port}`));
    expect(server.said.err).toContain(`npx workshop connect --udp ${port}\n`);
    const slice = ['测试信息', '3', '6'];
    const client = await place.run(['run', '04-udp', 'client', '--port', port, '--', ...slice]);
    expect(client).toEqual({ status: 0, out: '试信\n', err: '' });
    server.running.kill('SIGINT');
    await server.running;
    await place.nothingLeft();
  });

  test('a member reads what is piped to it, and says goodbye at its end', async ({
    place,
    talking,
    skip,
  }) => {
    const group = '239.255.71.9';
    const heard: string[] = [];
    const everybody = await ear(talking, group, heard);
    if (!everybody) return skip('no multicast on the loopback interface');
    await place.solve('05-multicast', solution('05-multicast'));
    const args = ['05-multicast', '--port', String(everybody.port)];
    const member = run(place, talking, args, { GROUP: group, NAME: 'pip', IFACE: '127.0.0.1' });
    member.running.stdin.write('one\ntwo\n\nthr');
    await until(() => expect(heard).toEqual(['pip: one', 'pip: two']));
    everybody.socket.send('tom: hello', everybody.port, group);
    await until(() => expect(member.said.out).toBe('tom: hello\n'));
    member.running.stdin.end('ee');
    await until(() => expect(heard.slice(-2)).toEqual(['pip: three', 'pip: bye']));
    await until(() => expect(member.said.err).toContain('The program has ended with status 0.'));
    member.running.kill('SIGINT');
    await member.running;
    await place.nothingLeft();
  });
});

/** Hears what is said in a group, but for what it says itself; undefined where there is no multicast. */
async function ear(talking: Talking, group: string, heard: string[]) {
  try {
    const home = process.platform === 'win32' ? '127.0.0.1' : group;
    const bound = await talking.bound({ reuseAddr: true }, home);
    bound.socket.addMembership(group, '127.0.0.1');
    bound.socket.setMulticastInterface('127.0.0.1');
    let there = false;
    bound.socket.on('message', (bytes) => {
      const text = bytes.toString();
      if (text === 'test') there = true;
      else if (!text.startsWith('tom: ')) heard.push(text);
    });
    bound.socket.send('test', bound.port, group);
    await until(() => expect(there).toBe(true));
    return bound;
  } catch {
    return undefined;
  }
}

describe.runIf(hasPython).concurrent('in Python, from the learner’s folder', () => {
  test('a UDP server passes beside a client in TypeScript', async ({ place }) => {
    await place.solve('04-udp', path.join(solution('04-udp'), 'client.ts'), 'client.ts');
    await place.solve('04-udp', good('04-udp', 'server.python.py'), 'server.py');
    const { status, out } = await place.run([
      ...['verify', '4', '--json', '--', 'python3', 'server.py'],
    ]);
    const result = onlyResult(out);
    expect(idsWith(result, 'failed')).toEqual([]);
    expect(status).toBe(0);
    expect(result.program).toEqual(['python3', 'server.py']);
    await place.nothingLeft();
  });

  test('a member passes what can be seen from outside', async ({ place, skip }) => {
    await place.solve('05-multicast', good('05-multicast', 'member.python.py'), 'member.py');
    const { out } = await place.run(['verify', '5', '--json', '--', 'python3', 'member.py']);
    const result = onlyResult(out);
    const [first] = result.checks;
    if (first?.status === 'inconclusive') skip(first.reason);
    expect(idsWith(result, 'failed')).toEqual([]);
    expect(idsWith(result, 'passed')).toEqual(
      expect.arrayContaining(['joins', 'speaks', 'together', 'no-echo', 'leaves', 'bad-group']),
    );
    const unseen = result.checks.filter(({ status }) => status === 'inconclusive');
    for (const { reason } of unseen) expect(reason).toContain('only in a Node.js program');
    await place.nothingLeft();
  });
});
