import type { Worker } from 'node:worker_threads';
import { afterEach, expect, test } from 'vitest';
import { defaultPolicy } from '#matching';
import type { Candidate } from '#matching';
import { endWorker, inWorker } from './matchInWorker.ts';

const people = (count: number): Candidate[] =>
  Array.from({ length: count }, (_, id) => ({
    id,
    order: id,
    country: `c${id % 9}`,
    utcOffsetMinutes: 60 * (id % 12),
    languages: [{ code: 'en', level: 5 as const }],
    interests: [`i${id % 7}`, `j${id % 5}`],
    contactWays: [],
    wishes: [],
    excluded: [],
    former: [],
  }));

const input = (count: number) => ({
  candidates: people(count),
  policy: defaultPolicy(),
  seed: 0,
  locked: [],
});
const never = new AbortController().signal;
const ask = (count: number, signal = never) =>
  inWorker('match', input(count), { signal, onProgress: () => {} });

/** Collects threads that start before `end` is called. */
function noteWorkers(): { born: Worker[]; end: () => void } {
  const born: Worker[] = [];
  const note = (worker: Worker): void => void born.push(worker);
  process.on('worker', note);
  return { born, end: () => void process.off('worker', note) };
}

afterEach(endWorker);

test('a worker stays for the next question, also after one that cannot be answered', async () => {
  expect((await ask(10)).totals.matched).toBe(10);
  const twins = { ...input(2), candidates: [people(1)[0]!, people(1)[0]!] };
  await expect(inWorker('match', twins, { signal: never, onProgress: () => {} })).rejects.toThrow('same id');
  const { born, end } = noteWorkers();
  try {
    expect((await ask(10)).totals.matched).toBe(10);
    expect(born).toEqual([]);
  } finally {
    end();
  }
});

test('two questions at once are both answered', async () => {
  const [one, two] = await Promise.all([ask(40), ask(30)]);
  expect([one.totals.matched, two.totals.matched]).toEqual([40, 30]);
});

test('one that is stopped ends at once, and the next is answered', async () => {
  const stop = new AbortController();
  const shares: number[] = [];
  const work = inWorker('match', input(900), {
    signal: stop.signal,
    onProgress: (share) => {
      shares.push(share);
      stop.abort();
    },
  });
  await expect(work).rejects.toThrow('stopped');
  // This takes as long as the other match would have taken: if that one had gone on, it would have finished by then.
  expect((await ask(900)).totals.matched).toBe(900);
  expect(shares.at(-1)).toBeLessThan(1);
});

test('the same worker says what each rule costs', async () => {
  const shares: number[] = [];
  const { now, changes } = await inWorker('sensitivity', input(12), {
    signal: never,
    onProgress: (share) => shares.push(share),
  });
  expect(now.matched).toBe(12);
  expect(changes.length).toBeGreaterThan(10);
  expect(shares.at(-1)).toBe(1);
});

test('a worker that dies fails its question, and the next has another', async () => {
  const { born, end } = noteWorkers();
  try {
    const onProgress = (): void => void born[0]?.terminate();
    const work = inWorker('match', input(900), { signal: never, onProgress });
    await expect(work).rejects.toThrow('ended with code');
    expect((await ask(10)).totals.matched).toBe(10);
    await born[1]?.terminate();
    expect((await ask(10)).totals.matched).toBe(10);
    expect(born).toHaveLength(3);
  } finally {
    end();
  }
});
