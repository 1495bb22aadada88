import net from 'node:net';
import { once } from 'node:events';
import { expect, onTestFinished, test, vi } from 'vitest';
import { countFreePorts, freePort, portRange } from '../../../runner/probe/free-port.ts';
import { mostOpenFiles, timeToStart } from '../../../runner/probe/limits.ts';
import { tcpTrouble, udpTrouble } from '../../../runner/probe/loopback.ts';

/** From the addresses that are set aside for documentation: no machine has it. */
const nowhere = '192.0.2.1';

test('there is no trouble with 127.0.0.1', async () => {
  expect(await tcpTrouble('127.0.0.1', 30_000)).toBeUndefined();
  expect(await udpTrouble('127.0.0.1', 30_000)).toBeUndefined();
});

test('an address that is not ours is told with the code of the system', async () => {
  expect(await tcpTrouble(nowhere, 30_000)).toBe('EADDRNOTAVAIL');
  expect(await udpTrouble(nowhere, 30_000)).toBe('EADDRNOTAVAIL');
});

test('free ports are counted, and none is free where we cannot listen', async () => {
  const free = await countFreePorts('127.0.0.1', 8);
  expect(free).toBeGreaterThan(0);
  expect(free).toBeLessThanOrEqual(8);
  expect(await countFreePorts(nowhere, 8)).toBe(0);
});

test('a port in use is not handed out', async () => {
  const server = net.createServer();
  onTestFinished(() => void server.close());
  await once(server.listen(await freePort('127.0.0.1'), '127.0.0.1'), 'listening');
  const { port } = server.address() as net.AddressInfo;
  expect(port).toBeGreaterThanOrEqual(portRange.first);
  expect(port).toBeLessThanOrEqual(portRange.last);
  expect(await freePort('127.0.0.1')).not.toBe(port);
});

test('the port after one that was handed out is left to a program that tries the next one', async () => {
  const ports: number[] = [];
  for (let index = 0; index < 80; index += 1) ports.push(await freePort('127.0.0.1'));
  expect(ports.filter((port) => ports.includes(port + 1))).toEqual([]);
});

test('two verifiers at the same time never hand out the same port', async () => {
  // They begin in the same place.
  const random = vi.spyOn(Math, 'random').mockReturnValue(0.5);
  onTestFinished(() => random.mockRestore());
  const handOut = async () => {
    vi.resetModules();
    const other = await import('../../../runner/probe/free-port.ts');
    return async () => {
      const ports: number[] = [];
      for (let index = 0; index < 80; index += 1) ports.push(await other.freePort('127.0.0.1'));
      return ports;
    };
  };
  const [one, two] = [await handOut(), await handOut()];
  const ports = (await Promise.all([one(), two()])).flat();
  expect(new Set(ports).size).toBe(2 * 80);
});

test('a program may open some files, and can be started', async () => {
  expect(mostOpenFiles()).toBeGreaterThan(0);
  expect(await timeToStart(30_000)).toBeGreaterThan(0);
});

test('a program that does not start in time is ended, and told as silence', async () => {
  await expect(timeToStart(1)).rejects.toMatchObject({ code: 'silence' });
});
