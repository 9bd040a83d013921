import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { withHealth } from '../../src/boot/health.ts';
import { listen } from '../../src/boot/http.ts';
import type { Handler } from '../../src/boot/http.ts';
import { freePort } from '../process.ts';

const slow: Handler = async () => {
  await pause(300);
  return new Response('done');
};

test('a request that is running when the server stops still gets its answer, and no new one is taken', async () => {
  const port = await freePort();
  const server = await listen('127.0.0.1', port, slow);
  const running = fetch(`http://127.0.0.1:${port}/`).then((answer) => answer.text());
  await pause(50);
  // Longer than a test may take, which shows that nothing waits for it.
  const drained = server.drain(600_000);
  await expect(fetch(`http://127.0.0.1:${port}/`)).rejects.toThrow();
  expect(await running).toBe('done');
  await drained;
});

test('a request that does not end in time is cut', async () => {
  const port = await freePort();
  const server = await listen('127.0.0.1', port, () => new Promise(() => {}));
  const running = fetch(`http://127.0.0.1:${port}/`);
  running.catch(() => {});
  await pause(50);
  await server.drain(200);
  await expect(running).rejects.toThrow();
});

const noDatabase = (): Promise<boolean> => Promise.reject(new Error('no database'));

test('health is told apart from readiness, and both leave other pages alone', async () => {
  let isReady = noDatabase;
  const handler = withHealth(
    () => isReady(),
    () => new Response('page', { status: 201 }),
  );
  const ask = async (path: string): Promise<number> =>
    (await handler(new Request(`http://localhost${path}`), {} as never)).status;
  expect([await ask('/healthz'), await ask('/readyz'), await ask('/other')]).toEqual([200, 503, 201]);
  isReady = () => Promise.resolve(true);
  expect(await ask('/readyz')).toBe(200);
});
