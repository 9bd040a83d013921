import { expect, test } from 'vitest';
import { mailScene } from './mailScene.ts';
import { refusal } from './sink.ts';
import type { Sink } from './sink.ts';

const scene = mailScene();
const toLuca = (to: string): boolean => to.startsWith('luca');
const states = async (): Promise<string[]> =>
  (await scene.rows()).map(({ state, attempts }) => `${state} ${attempts}`);
/** The recipients, sorted, whose mails the server took. */
const names = (to: { received: { to: string }[] }): string[] => to.received.map((one) => one.to).sort();
const ALL = ['amina@cast.example', 'luca@cast.example', 'mei@cast.example'];

/**
 * Luca, Amina and Mei have one mail each. Checks the rows while the server is bad, and that all three have their mail once it is better,
 * hours later.
 */
async function hasAllInTheEnd(
  to: Sink,
  first: { sent: number; states: string[] },
  later: { better: () => void; hours: number },
): Promise<void> {
  const delivery = await scene.deliveryTo(to.url);
  await scene.queue(['luca', 'amina', 'mei']);
  expect(await delivery.run(scene.ctx)).toBe(first.sent);
  expect(await states()).toEqual(first.states);
  later.better();
  scene.ctx.clock.forward(later.hours);
  expect(await delivery.run(scene.ctx)).toBe(3 - first.sent);
  expect(names(to)).toEqual(ALL);
}

test('a server that says 421 to one recipient keeps that mail for later and gets the others', async () => {
  let isBad = true;
  const to = await scene.server({
    refuse: (one) => (isBad && toLuca(one) ? '421 4.3.2 not now' : undefined),
  });
  const first = { sent: 2, states: ['waiting 1', 'sent 1', 'sent 1'] };
  await hasAllInTheEnd(to, first, { better: () => (isBad = false), hours: 1 });
});

test.each([
  ['greets with 421 costs no mail a try, and gets them all when it is itself again', '421 4.3.2 too busy'],
  [
    'refuses us by its greeting costs no mail a try, and stops nobody',
    '554 5.7.1 no mailbox for you here: your host is not known',
  ],
])('a server that %s', async (_, greeting) => {
  let isBad = true;
  const to = await scene.server({
    atConnect: () => {
      if (isBad) throw refusal(greeting);
    },
  });
  const first = { sent: 0, states: ['waiting 0', 'waiting 0', 'waiting 0'] };
  await hasAllInTheEnd(to, first, { better: () => (isBad = false), hours: 0.1 });
});

test('a server whose banner is slow gets its mail; one whose banner never comes is down, and no mail pays for it', async () => {
  let ms = 400;
  const to = await scene.server({ atConnect: () => new Promise((done) => setTimeout(done, ms)) });
  const delivery = await scene.deliveryTo(to.url, { silence: 1000 });
  await scene.queue(['amina']);
  expect(await delivery.run(scene.ctx)).toBe(1);
  await delivery.stop();

  ms = 3000;
  const second = await scene.deliveryTo(to.url, { silence: 500 });
  await scene.queue(['luca', 'mei']);
  expect(await second.run(scene.ctx)).toBe(0);
  expect(await states()).toEqual(['sent 1', 'waiting 0', 'waiting 0']);
  ms = 0;
  scene.ctx.clock.forward(0.1);
  expect(await second.run(scene.ctx)).toBe(2);
  expect(names(to)).toEqual(ALL);
});

test('a server that hangs up after it has read a mail costs that mail a try and the others nothing', async () => {
  let isBad = true;
  const to = await scene.server({ cuts: (one) => isBad && toLuca(one) });
  const first = { sent: 2, states: ['waiting 1', 'sent 1', 'sent 1'] };
  await hasAllInTheEnd(to, first, { better: () => (isBad = false), hours: 1 });
  expect(to.received.find((one) => toLuca(one.to))?.mail.messageId).toBe(
    (await scene.rowOf('luca')).message_id,
  );
});

test('450 for some and 550 for others: each has its own fate, and nobody else waits', async () => {
  const to = await scene.server({
    refuse: (one) =>
      toLuca(one) ? '450 4.2.0 try later' : one.startsWith('mei') ? '550 5.1.1 no such user' : undefined,
  });
  const delivery = await scene.deliveryTo(to.url);
  await scene.queue(['luca', 'mei', 'amina', 'tomas', 'ngozi']);
  expect(await delivery.run(scene.ctx)).toBe(3);
  expect(await states()).toEqual(['waiting 1', 'failed 1', 'sent 1', 'sent 1', 'sent 1']);
});
