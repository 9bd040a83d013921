import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { QueuedMail } from '../src/rooms/ctx.ts';
import type { GivenEvent, GivenMatter, JobData } from '../src/rooms/kinds.ts';
import { readEvent } from '../src/rooms/log/index.ts';
import { BROUGHT } from '../src/rooms/brought.ts';

const root = new URL('..', import.meta.url).pathname;
const code = globSync('src/**/*.{ts,tsx}', { cwd: root })
  .filter((file) => !/\.test\.tsx?$/.test(file))
  .map((file) => ({ file, text: readFileSync(root + file, 'utf8') }));

const withoutComments = (source: string): string => source.replaceAll(/\/\*[^]*?\*\//g, '');

test('a kinds.ts holds shapes alone: nothing that needs a Ctx, whose types need these', () => {
  const all = code.filter(({ file }) => /^src\/(rooms|mail\/out)\/\w+\/kinds\.ts$/.test(file));
  expect(all.length).toBeGreaterThan(20);
  expect(all.filter(({ text }) => /\bCtx\b|=>/.test(text)).map(({ file }) => file)).toEqual([]);
});

test('a mail is queued with what its kind is composed from and nothing else, or does not compile', () => {
  const mail = { programme: 1, person: 1, occasion: 'x' };
  const mails: QueuedMail[] = [
    { ...mail, kind: 'letter', data: { letter: 1, partnership: 2 } },
    { ...mail, kind: 'letter', data: { letter: 1 } },
    { ...mail, kind: 'erased' },
    // @ts-expect-error: which letter
    { ...mail, kind: 'letter', data: { partnership: 2 } },
    // @ts-expect-error: which letter
    { ...mail, kind: 'letter' },
    // @ts-expect-error: a number
    { ...mail, kind: 'letter', data: { letter: '1' } },
    // @ts-expect-error: of another kind
    { ...mail, kind: 'letter', data: { letter: 1, topic: 3 } },
    // @ts-expect-error: nothing goes along
    { ...mail, kind: 'erased', data: { letter: 1 } },
  ];
  expect(mails).toHaveLength(8);
});

test('an event is recorded with what its undo needs and nothing else, or does not compile', () => {
  const events: GivenEvent[] = [
    { kind: 'topic-moved', data: { round: 1, day: '2027-03-01', from: '2027-02-15' } },
    { kind: 'topic-written' },
    // @ts-expect-error: from when
    { kind: 'topic-moved', data: { round: 1, day: '2027-03-01' } },
    // @ts-expect-error: nothing goes along
    { kind: 'topic-written', data: { round: 1 } },
  ];
  expect(events).toHaveLength(4);
});

test('a matter and a job carry what whoever deals with them needs, or do not compile', () => {
  const matters: GivenMatter[] = [
    { kind: 'concern', data: { partnership: 1 } },
    { kind: 'matching-due' },
    // @ts-expect-error: of which partnership
    { kind: 'concern' },
  ];
  const runs: JobData<'match'>[] = [
    { programme: 1, run: 2 },
    // @ts-expect-error: which run
    { programme: 1 },
  ];
  expect([matters.length, runs.length]).toEqual([3, 2]);
});

test('nobody reads a stored row by the names of its fields', () => {
  const byName = /\b[dD]ata\[['"]/;
  expect(code.filter(({ text }) => byName.test(text)).map(({ file }) => file)).toEqual([]);
  expect(byName.test("Number(event.data['round'])")).toBe(true);
});

const read = (kind: string, data: unknown) => readEvent({ brought: BROUGHT }, { kind, data }).data;

test('an event that an older version wrote is read as its kind is now', () => {
  expect(read('topic-moved', { round: 3 })).toEqual({ round: 3, day: '', from: '' });
  expect(read('thread-merged', null)).toEqual({ from: 0, messages: [], before: '' });
  expect(read('look-changed', {})).toEqual({ before: {} });
  expect(read('no-kind-of-ours', { round: 3 })).toEqual({});
});

test('nobody says anew what the data of an event or mail holds: its kind does', () => {
  const cast = /(?<!parse\()\bdata(?: \?\? \{\})?\)? as (?!const\b)/;
  expect(code.filter(({ text }) => cast.test(withoutComments(text))).map(({ file }) => file)).toEqual([
    // The first casts JSON of any room's claim. The second gives a stored row the shape of its kind.
    'src/web/me/ownData/answerOwnData.tsx',
    'src/rooms/log/readEvent.ts',
  ]);
  for (const way of ['row.data as X', '({ data }) => data as X', '(event?.data ?? {}) as X'])
    expect(cast.test(way)).toBe(true);
});
