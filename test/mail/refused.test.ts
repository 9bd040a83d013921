import { expect, test } from 'vitest';
import { mailScene } from './scene.ts';

const scene = mailScene();
const FOUR = ['amina', 'luca', 'mei', 'nils'] as const;

const stopped = async (): Promise<string[]> =>
  (await scene.database.db.selectFrom('suppression').select('address').orderBy('address').execute()).map(
    ({ address }) => address,
  );

test.each([
  '550 5.1.8 Sender address rejected',
  '550 5.1.0 SPF check failed',
  '550 5.1.1 blocked using zen.spamhaus.org',
  '553 5.1.3 rejected for policy reasons',
  '550 5.1.1 too many messages, rate limit exceeded',
])('"%s" is about us and stops nobody, however often', async (reply) => {
  const to = await scene.server({ refuse: () => reply });
  const delivery = await scene.deliveryTo(to.url);
  for (let day = 0; day < 6; day++) {
    await scene.queue(FOUR, `dates:${day}`);
    await delivery.run(scene.ctx);
    scene.ctx.clock.forward(24);
  }
  expect(await stopped()).toEqual([]);
  const bounces = await scene.database.db.selectFrom('bounce').select(['hard', 'score']).execute();
  expect(bounces.length).toBeGreaterThanOrEqual(FOUR.length);
  expect(bounces.every(({ hard, score }) => !hard && score === 0)).toBe(true);
});

test.each([
  "554 delivery error: dd This user doesn't have a yahoo.com account",
  '550 Requested action not taken: mailbox unavailable',
  '550 5.4.1 Recipient address rejected: Access denied',
  '550 Host unknown',
])('"%s" stops the one address it is said of', async (reply) => {
  const to = await scene.server({ refuse: (one) => (one.startsWith('luca') ? reply : undefined) });
  const delivery = await scene.deliveryTo(to.url);
  await scene.queue(FOUR);
  await delivery.run(scene.ctx);
  expect(await stopped()).toEqual(['luca@cast.example']);
});
