import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type { Attempt, Result } from './attempt.ts';
import type { Batch } from './batch.ts';
import type { Claimed } from './claim.ts';
import { openHand } from './hand.ts';
import { sendOver } from './lanes.ts';
import type { Ready } from './prepare.ts';
import { createStragglers } from './stragglers.ts';

/** Mails 1, 2, 3 … in batches, sent by a server that does as it is told; returns the fate of each. */
async function play({
  mails,
  size = 20,
  lanes = 8,
  answer = () => 'sent',
  take = () => Promise.resolve(),
  isOurs = () => true,
}: {
  mails: number;
  size?: number;
  lanes?: number;
  answer?: (id: number) => Result;
  take?: (turn: number) => Promise<void>;
  isOurs?: (id: number) => boolean;
}) {
  const seen = { sent: [] as number[], given: [] as number[], most: 0, written: 0, mostAhead: 0, gaps: 0 };
  let [next, turn, flying] = [1, 0, 0];
  const attempt: Attempt = {
    write: async () => {
      await pause(1);
      seen.written += 1;
      return {} as Ready;
    },
    send: async ({ row }) => {
      seen.most = Math.max(seen.most, ++flying);
      await pause(2);
      const result = answer(row.id);
      if (result === 'sent') seen.sent.push(row.id);
      seen.mostAhead = Math.max(seen.mostAhead, seen.written - seen.sent.length);
      flying -= 1;
      return result;
    },
  };
  const hand = openHand({
    isAhead: true,
    take: async () => {
      await take(++turn);
      if (next > 1 && flying === 0) seen.gaps += 1;
      const ids = Array.from({ length: Math.min(size, mails - next + 1) }, () => next++);
      if (ids.length === 0) return null;
      const claimed = ids.map((id) => ({ row: { id, address: `${id}@x.example` } }) as Claimed);
      const lease = { isOurs: () => isOurs(ids[0]!), end: () => {} };
      return { mails: claimed, lease, isFull: ids.length === size } as unknown as Batch;
    },
    close: (batch) => {
      seen.given.push(...batch.mails.map(({ row }) => row.id));
      return Promise.resolve();
    },
  });
  const stragglers = createStragglers();
  const ended = await sendOver(hand, {
    attempt,
    stragglers,
    lanes,
    isAhead: true,
    isOver: () => false,
  }).catch((error: Error) => error.message);
  return { ...seen, ended, taken: next - 1 };
}

const upTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1);
const sorted = (ids: readonly number[]) => ids.toSorted((a, b) => a - b);

test('each mail leaves once, never more on their way than lanes, the next written meanwhile and the next batch taken without a gap', async () => {
  const { sent, given, most, mostAhead, gaps, ended } = await play({ mails: 110 });
  expect(sorted(sent)).toEqual(upTo(110));
  expect(given).toEqual([]);
  expect(most).toBe(8);
  expect(mostAhead).toBeGreaterThan(8);
  expect(mostAhead).toBeLessThanOrEqual(24);
  // Only the last two calls ask for mails that are not there.
  expect(gaps).toBeLessThanOrEqual(1);
  expect(ended).toEqual({ sent: 110, isDown: false });
});

test('when the server is down, everything that did not leave is given back, written or not', async () => {
  const { sent, given, ended, taken } = await play({
    mails: 300,
    answer: (id) => (id === 30 ? 'down' : 'sent'),
  });
  expect(ended).toMatchObject({ isDown: true });
  expect(taken).toBeLessThan(120);
  // The mail at which the server went down is settled separately.
  expect(sorted([...sent, ...given, 30])).toEqual(upTo(taken));
});

test('a batch that became another worker’s is left alone, and the others leave', async () => {
  const { sent, given } = await play({ mails: 60, isOurs: (first) => first !== 21 });
  expect(sorted(sent)).toEqual([...upTo(20), ...upTo(20).map((id) => id + 40)]);
  expect(given).toEqual([]);
});

test('when the next batch cannot be taken, what is in hand leaves and the error is told', async () => {
  const { sent, ended } = await play({
    mails: 60,
    take: (turn) => (turn > 1 ? Promise.reject(new Error('the database is away')) : Promise.resolve()),
  });
  expect(sorted(sent)).toEqual(upTo(20));
  expect(ended).toBe('the database is away');
});
