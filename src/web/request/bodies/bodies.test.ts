import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { browse, testDoor } from '../../../../test/browse.ts';
import { onStage } from '../../../../test/onStage.ts';
import { createBodies } from './bodies.ts';

const KB = 1024;

/** A posted body in pieces of `bytes`; counts the pieces that were read. */
function stream(pieces: number, bytes: number, everyMs = 0): { request: Request; taken: () => number } {
  let taken = 0;
  const body = new ReadableStream<Uint8Array>({
    pull: async (controller) => {
      if (everyMs > 0) await pause(everyMs);
      if (taken >= pieces) return controller.close();
      taken++;
      controller.enqueue(new Uint8Array(bytes).fill(120));
    },
  });
  const request = new Request('http://localhost/', { method: 'POST', body, duplex: 'half' } as RequestInit);
  return { request, taken: () => taken };
}

test('a body without a length is read as far as it may go, and no further', async () => {
  const bodies = createBodies();
  const { request, taken } = stream(1_000_000, KB);
  await expect(bodies.read(request, { most: 100 * KB, network: 'a' })).rejects.toThrow('too-large');
  expect(taken()).toBeLessThan(110);
  const fits = await bodies.read(stream(100, KB).request, { most: 100 * KB, network: 'a' });
  expect(fits.length).toBe(100 * KB);
  expect(fits.every((byte) => byte === 120)).toBe(true);
});

test('one that says it is too long is not read at all', async () => {
  const { request, taken } = stream(1000, KB);
  const said = new Request(request, { headers: { 'content-length': String(200 * KB) } });
  await expect(createBodies().read(said, { most: 100 * KB, network: 'a' })).rejects.toThrow('too-large');
  expect(taken()).toBeLessThan(3);
});

test('one that trickles is cut off; one that is slow and honest is not', async () => {
  const bodies = createBodies({ graceMs: 150, rate: 10 * KB });
  const trickle = bodies.read(stream(1000, 1, 40).request, { most: 100 * KB, network: 'a' });
  await expect(trickle).rejects.toThrow('cut-off');
  const honest = await bodies.read(stream(10, KB, 40).request, { most: 100 * KB, network: 'a' });
  expect(honest.length).toBe(10 * KB);
});

test('one network takes at most half of what may be held, and all gets free again with the answers', async () => {
  const bodies = createBodies({ held: 400 * KB });
  const read = async (network: string) => {
    const { request } = stream(100, KB);
    await bodies.read(request, { most: 128 * KB, network });
    return request;
  };
  const first = await read('a');
  await expect(read('a')).rejects.toThrow('busy');
  const second = await read('b');
  const third = await read('c');
  await expect(read('d')).rejects.toThrow('busy');
  for (const request of [first, second, third]) bodies.release(request);
  await read('a');
  await read('d');
});

test('somebody whose form was not taken reads why in their language', async () => {
  await onStage(async (ctx, cast) => {
    const door = { bodies: createBodies({ held: 8 * KB }) };
    const browser = browse(ctx, cast, undefined, { door });
    const busy = await browser.post('/sign-in', { address: 'a'.repeat(6 * KB) }, { 'accept-language': 'fr' });
    expect(busy.status).toBe(503);
    expect(busy.headers.get('retry-after')).toBe('10');
    expect(busy.text).toContain('Trop de choses à la fois');
    const large = await browser.post('/sign-in', { address: 'a'.repeat(600 * KB) });
    expect(large.status).toBe(413);
    expect(large.text).toContain('That was too much at once');
    // A refused body keeps no memory.
    expect((await browser.post('/sign-in', { address: 'x' })).status).toBe(422);
  });
});

test('news of a provider that is not set, or not signed, are not read', async () => {
  await onStage(async (ctx, cast) => {
    const { config } = testDoor(ctx);
    let read = 0;
    const bodies = { ...createBodies(), read: () => Promise.reject(new Error(String(++read))) };
    const mailHooks = {
      mailgun: undefined,
      postmark: 'a password of twenty or more',
      sendgrid: 'not looked at',
      ses: ['arn:aws:sns:eu-west-1:123456789012:bounces'],
    };
    const door = { bodies, config: { ...config, mailHooks } };
    const { site } = browse(ctx, cast, undefined, { door });
    for (const provider of ['mailgun', 'postmark', 'sendgrid', 'ses', 'somebody'])
      expect((await site.postRaw(`/mail/events/${provider}`, '{}')).status).toBe(404);
    expect((await site.postRaw('/mail/incoming', '{}')).status).toBe(404);
    expect(read).toBe(0);
  });
});
