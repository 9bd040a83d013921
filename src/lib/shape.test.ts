import { expect, test } from 'vitest';
import { instant, maybe, number, numbers, oneOf, orNull, readPayload, text, nested, yes } from './shape.ts';
import type { Given, Payload } from './shape.ts';

const shape = {
  letter: number,
  title: text,
  isBack: yes,
  mails: numbers,
  at: instant,
  reason: oneOf(['empty', 'gone'], 'gone'),
  country: orNull(text),
  until: maybe(text),
  before: nested<{ name: string } | null>(null),
};

test('a row that an older version wrote is read with what it lacks, or says otherwise, as nothing', () => {
  const nothing = {
    letter: 0,
    title: '',
    isBack: false,
    mails: [],
    at: '1970-01-01T00:00:00.000Z',
    reason: 'gone',
    country: null,
    before: null,
  };
  expect(readPayload(shape, {})).toEqual(nothing);
  expect(readPayload(shape, null)).toEqual(nothing);
  const odd = { letter: 'x', title: {}, mails: 7, at: 'soon', reason: 'else', until: null, later: 1 };
  expect(readPayload(shape, odd)).toEqual(nothing);
});

test('what was written is read as it was', () => {
  const row: Payload<typeof shape> = {
    letter: 12,
    title: 'A',
    isBack: true,
    mails: [1, 2],
    at: '2027-03-01T09:00:00.000Z',
    reason: 'empty',
    country: 'NG',
    until: '2027-03-01',
    before: { name: 'B' },
  };
  expect(readPayload(shape, JSON.parse(JSON.stringify(row)))).toEqual(row);
  expect(readPayload(shape, { ...row, letter: '12' }).letter).toBe(12);
});

test('what is to be stored says all that its shape asks for and nothing else, or does not compile', () => {
  const topic = { topic: number, as: maybe(text) };
  const given: Given<typeof topic>[] = [
    { data: { topic: 1 } },
    { data: { topic: 1, as: 'reader' } },
    // @ts-expect-error: no topic
    { data: { as: 'reader' } },
    // @ts-expect-error: no data
    {},
    // @ts-expect-error: no such field
    { data: { topic: 1, page: 2 } },
  ];
  const nothing: Given<Record<never, never>>[] = [
    {},
    // @ts-expect-error: nothing is read of it
    { data: { topic: 1 } },
  ];
  expect([given.length, nothing.length]).toEqual([5, 2]);
});
