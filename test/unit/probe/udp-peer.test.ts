import dgram from 'node:dgram';
import { once } from 'node:events';
import { setTimeout } from 'node:timers/promises';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { Address } from '../../../runner/lesson/failure.ts';
import { freePort } from '../../../runner/probe/free-port.ts';
import { Transcript } from '../../../runner/probe/transcript.ts';
import { UdpPeer, type Speaker } from '../../../runner/probe/udp-peer.ts';
import { Changes } from '../../../runner/probe/waiting.ts';
import { failureOf } from '../helpers/failure-of.ts';

const host = '127.0.0.1';
/** A deadline that no test waits for. */
const longMs = 60_000;

/** alice, who speaks to bob unless she is told otherwise. */
async function aliceAndBob(speakers: readonly Speaker[] = []) {
  const transcript = new Transcript();
  const addresses = new Map<string, Address>();
  const open = async (name: string) => {
    const address = { host, port: await freePort(host) };
    addresses.set(name, address);
    const peer = await UdpPeer.open({
      name,
      address,
      iface: host,
      options: {},
      transcript,
      answerMs: () => longMs,
      lingerMs: 5,
      speakers,
      server: () => addresses.get('bob') ?? address,
      isOurs: () => false,
      nameOf: ({ port }) =>
        [...addresses].find(([, each]) => each.port === port)?.[0] ?? 'somebody',
    });
    onTestFinished(() => peer.leaves());
    return peer;
  };
  const bob = await open('bob');
  return { alice: await open('alice'), bob, transcript };
}

const texts = (peer: UdpPeer) => peer.unheard().map(({ bytes }) => Buffer.from(bytes).toString());

describe('what comes', () => {
  test('is heard with the address it came from', async () => {
    const { alice, bob } = await aliceAndBob();
    alice.sends('hello');
    const { bytes, from } = await bob.hears({ anything: true });
    expect([Buffer.from(bytes).toString(), from]).toEqual(['hello', alice.address]);
  });

  test('is heard in any order, and what was not waited for is kept', async () => {
    const { alice, bob } = await aliceAndBob();
    for (const text of ['one', 'two', 'three']) alice.sends(text);
    await bob.hears({ datagram: Buffer.from('three') });
    await bob.hears({ datagram: Buffer.from('one') });
    expect(texts(bob)).toEqual(['two']);
  });

  test('is heard once only', async () => {
    const { alice, bob } = await aliceAndBob();
    alice.sends('twice');
    alice.sends('twice');
    await bob.hears({ datagram: Buffer.from('twice') });
    await bob.hears({ datagram: Buffer.from('twice') });
    expect(bob.unheard()).toEqual([]);
  });

  test('may be empty, and is a datagram nevertheless', async () => {
    const { alice, bob } = await aliceAndBob();
    alice.sends('');
    const { bytes } = await bob.hears({ datagram: new Uint8Array() });
    expect(bytes).toHaveLength(0);
  });

  test('is found by a text in it, and is whole', async () => {
    const { alice, bob } = await aliceAndBob();
    alice.sends('bobby');
    alice.sends('hello bob, hello');
    const { bytes } = await bob.hears({ text: 'bob' });
    expect(Buffer.from(bytes).toString()).toBe('hello bob, hello');
    expect(texts(bob)).toEqual(['bobby']);
  });

  test('stands in the transcript, with who said it to whom', async () => {
    const { alice, bob, transcript } = await aliceAndBob();
    alice.sends('to bob');
    await bob.hears({ anything: true });
    bob.sends(Uint8Array.of(255), alice.address);
    await alice.hears({ anything: true });
    const told = transcript.entries.map(
      ({ from, to, bytes }) => `${from} to ${to}: ${bytes.length}`,
    );
    expect([...new Set(told)]).toEqual(['alice to bob: 6', 'bob to alice: 1']);
    expect(transcript.entries.every(({ event }) => event === 'data')).toBe(true);
  });
});

describe('what does not come', () => {
  const wanted = { datagram: Uint8Array.of(1, 255) };
  const context = { withinMs: 5, after: { en: 'bob came', 'zh-CN': 'bob 来了' } };

  test('is silence when nothing came', async () => {
    const { bob, transcript } = await aliceAndBob();
    const { after } = context;
    expect(await failureOf(bob.hears(wanted, context))).toEqual({
      kind: 'silence',
      who: 'bob',
      wanted,
      waitedMs: 5,
      after,
    });
    expect(transcript.entries.map(({ from, event }) => [from, event])).toEqual([
      ['bob', 'timeout'],
    ]);
  });

  test('is told by what came last instead, byte for byte', async () => {
    const { alice, bob } = await aliceAndBob();
    alice.sends('first');
    alice.sends(Uint8Array.of(255, 1));
    alice.sends('heard');
    await bob.hears({ datagram: Buffer.from('heard') });
    expect(await failureOf(bob.hears(wanted, context))).toMatchObject({
      kind: 'mismatch',
      who: 'bob',
      wanted,
      received: Buffer.of(255, 1),
      after: context.after,
    });
  });

  test('is told by an empty one, if that is what came', async () => {
    const { alice, bob } = await aliceAndBob();
    alice.sends('');
    alice.sends('heard');
    await bob.hears({ datagram: Buffer.from('heard') });
    expect(await failureOf(bob.hears(wanted, context))).toMatchObject({
      kind: 'mismatch',
      received: Buffer.alloc(0),
    });
  });
});

describe('when the program has ended that should say something', () => {
  /** A program that ends when it is told to. */
  function program(name: string) {
    const changes = new Changes();
    let end: Speaker['end'];
    const speaker: Speaker = {
      name,
      changes,
      get end() {
        return end;
      },
      whyUnheard: () => undefined,
    };
    const ends = () => {
      end = { status: 1, signal: null };
      changes.fire();
    };
    return { speaker, ends };
  }
  const wanted = { datagram: Uint8Array.of(1) };

  test('nobody waits on, and that is told', async () => {
    const { speaker, ends } = program('client');
    const { bob, transcript } = await aliceAndBob([speaker]);
    const missed = failureOf(bob.hears(wanted));
    ends();
    const ended = { program: 'client', exit: { status: 1, signal: null } };
    expect(await missed).toMatchObject({ kind: 'silence', who: 'bob', ended });
    expect(transcript.entries).toEqual([]);
  });

  test('what it had said before is heard', async () => {
    const { speaker, ends } = program('client');
    const { alice, bob } = await aliceAndBob([speaker]);
    alice.sends('last words');
    ends();
    expect(await bob.hears({ text: 'last words' })).toMatchObject({ from: alice.address });
  });

  test('another may still say it', async () => {
    const [one, other] = [program('one'), program('other')];
    const { alice, bob } = await aliceAndBob([one.speaker, other.speaker]);
    const heard = bob.hears(wanted);
    one.ends();
    alice.sends(wanted.datagram);
    expect(await heard).toMatchObject({ from: alice.address });
  });
});

describe('somebody who leaves', () => {
  /** Resolves when this address can be taken by somebody else. */
  async function taken({ port }: Address) {
    for (;;) {
      const socket = dgram.createSocket('udp4');
      socket.bind(port, host);
      const isBound = await Promise.race([
        once(socket, 'listening').then(() => true),
        once(socket, 'error').then(() => false),
      ]).catch(() => false);
      if (isBound) return new Promise<void>((resolve) => socket.close(resolve));
      await setTimeout(5);
    }
  }

  test('gives up the port, and may leave twice', async () => {
    const { bob, transcript } = await aliceAndBob();
    bob.leaves();
    bob.leaves();
    await taken(bob.address);
    expect(transcript.entries).toMatchObject([{ from: 'bob', to: 'bob', event: 'close' }]);
  });

  test('has said before what was on the way', async () => {
    const { alice, bob } = await aliceAndBob();
    for (const text of ['one', 'two', 'three']) alice.sends(text);
    alice.leaves();
    await bob.hears({ datagram: Buffer.from('three') });
    expect(texts(bob)).toEqual(['one', 'two']);
    await taken(alice.address);
  });
});
