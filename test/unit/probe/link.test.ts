import { describe, expect, onTestFinished, test } from 'vitest';
import type { Traffic, Way } from '../../../runner/lesson/link.ts';
import type { Program } from '../../../runner/lesson/stage.ts';
import { freePort } from '../../../runner/probe/free-port.ts';
import { UdpLink } from '../../../runner/probe/link.ts';
import { Transcript } from '../../../runner/probe/transcript.ts';
import { UdpPeer } from '../../../runner/probe/udp-peer.ts';

const host = '127.0.0.1';
/** A deadline that no test waits for. */
const longMs = 60_000;

const free = async () => ({ host, port: await freePort(host) });

async function somebody(name: string): Promise<UdpPeer> {
  const address = await free();
  const peer = await UdpPeer.open({
    name,
    address,
    iface: host,
    options: {},
    transcript: new Transcript(),
    answerMs: () => longMs,
    lingerMs: 0,
    speakers: [],
    server: () => address,
    nameOf: () => '',
    isOurs: () => false,
  });
  onTestFinished(() => peer.leaves());
  return peer;
}

/** alice speaks to bob, and hears from him, by a link that does as it is told. */
async function aLink(delays: (way: Way) => readonly number[]) {
  const [alice, bob] = [await somebody('alice'), await somebody('bob')];
  const transcript = new Transcript();
  const arrived: string[] = [];
  const traffic: Traffic = {
    comes: (bytes, way) => ({ arrivesAfter: delays(way), says: `SAYS ${bytes.length}` }),
    arrives: (_, way) => void arrived.push(way),
  };
  const to: Partial<Program> = { name: 'bob', address: bob.address };
  const address = await free();
  const link = await UdpLink.open({
    address,
    from: 'alice',
    to: to as Program,
    traffic,
    transcript,
  });
  onTestFinished(() => link.close());
  const wire = () =>
    transcript.entries.map(({ from, to, event, says }) => `${from} ${event} ${to}: ${says ?? ''}`);
  return { alice, bob, link, wire, arrived };
}

test('a link passes on both ways, and neither knows anybody but the link', async () => {
  const { alice, bob, link, wire, arrived } = await aLink(() => [0]);
  alice.sends('hello', link.address);
  const there = await bob.hears({ text: 'hello' });
  bob.sends('hi', there.from);
  const back = await alice.hears({ text: 'hi' });
  expect([there.from, back.from]).toEqual([link.address, link.address]);
  expect(wire()).toEqual(['alice data bob: SAYS 5', 'bob data alice: SAYS 2']);
  expect(arrived).toEqual(['there', 'back']);
});

describe('a datagram', () => {
  test('that is lost is told as lost, and wakes who waits', async () => {
    const { alice, link, wire } = await aLink(() => []);
    alice.sends('hello', link.address);
    expect(await link.until(() => wire()[0], longMs)).toBe('alice lost bob: SAYS 5');
  });

  test('that is repeated comes twice', async () => {
    const { alice, bob, link } = await aLink(() => [0, 1]);
    alice.sends('hello', link.address);
    await bob.hears({ text: 'hello' });
    await bob.hears({ text: 'hello' });
  });

  test('can be overtaken', async () => {
    const left = [[40], [0]];
    const { alice, bob, link } = await aLink(() => left.shift() ?? []);
    alice.sends('first', link.address);
    alice.sends('second', link.address);
    await bob.hears({ text: 'first' });
    expect(bob.unheard().map(({ bytes }) => Buffer.from(bytes).toString())).toEqual(['second']);
  });

  test('of a stranger is not passed on', async () => {
    const { alice, bob, link, wire } = await aLink(() => [0]);
    alice.sends('hello', link.address);
    await bob.hears({ text: 'hello' });
    const carol = await somebody('carol');
    carol.sends('me too', link.address);
    alice.sends('and again', link.address);
    await bob.hears({ text: 'and again' });
    expect(wire()).toEqual(['alice data bob: SAYS 5', 'alice data bob: SAYS 9']);
  });
});

test('what is thrown by who looks is passed on to who waits', async () => {
  const { link } = await aLink(() => [0]);
  const look = () => {
    throw new Error('wrong');
  };
  await expect(link.until(look, longMs)).rejects.toThrow('wrong');
});

test('a link has caught up when all that was sent to it before has come through', async () => {
  const { alice, link, arrived } = await aLink(() => [0]);
  for (let count = 0; count < 5; count += 1) alice.sends('hello', link.address);
  const hasCaughtUp = link.catchesUp();
  expect(hasCaughtUp()).toBe(false);
  await link.until(() => hasCaughtUp() || undefined, longMs);
  expect(arrived).toEqual(Array(5).fill('there'));
});
