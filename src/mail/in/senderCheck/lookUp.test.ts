import { expect, test } from 'vitest';
import { nameServer } from '../../../../test/mail/dns.ts';
import { createResolver } from '../../../lib/network/resolver.ts';
import { createLookUp, lookUpFor } from './lookUp.ts';
import type { LookUp } from './lookUp.ts';

const code = (answer: Promise<unknown>): Promise<unknown> =>
  answer.then(
    () => 'answered',
    (error: { code?: string }) => error.code,
  );

const answering: LookUp = () => Promise.resolve([['yes']]);

test('an answer of a name server is remembered for a minute, and that there is none', async () => {
  const server = await nameServer({ txt: { 'a.cast.example': ['one'] } });
  try {
    let now = 0;
    const lookUp = createLookUp(createResolver([server.address]), () => now);
    expect(await lookUp('a.cast.example', 'TXT')).toEqual([['one']]);
    expect(await code(lookUp('b.cast.example', 'TXT'))).toBe('ENOTFOUND');
    server.zone = { txt: { 'a.cast.example': ['two'], 'b.cast.example': ['two'] } };
    now = 59_000;
    expect(await lookUp('A.cast.example', 'TXT')).toEqual([['one']]);
    expect(await code(lookUp('b.cast.example', 'TXT'))).toBe('ENOTFOUND');
    now = 61_000;
    expect(await lookUp('a.cast.example', 'TXT')).toEqual([['two']]);
    expect(await lookUp('b.cast.example', 'TXT')).toEqual([['two']]);
    server.zone = { isBroken: true };
    expect(await code(lookUp('c.cast.example', 'TXT'))).toBe('ESERVFAIL');
  } finally {
    await server.close();
  }
});

test('of ever new names few are remembered, and no answer that is longer than any honest one', async () => {
  let asked = 0;
  const resolver = {
    resolve: (name: string): Promise<string[][]> => {
      asked++;
      return Promise.resolve([[name.startsWith('long') ? 'x'.repeat(20_000) : name]]);
    },
  };
  const lookUp = createLookUp(resolver as never);
  for (let number = 0; number < 600; number++) await lookUp(`a${number}.example`, 'TXT');
  await lookUp('a599.example', 'TXT');
  expect(asked).toBe(600);
  await lookUp('a0.example', 'TXT');
  expect(asked).toBe(601);
  expect(await code(lookUp('long.example', 'TXT'))).toBe('ENODATA');
  expect(await code(lookUp(`${'a'.repeat(250)}.example`, 'TXT'))).toBe('ENOTFOUND');
});

test('one mail asks so often and so long, and then no more', async () => {
  const busy = lookUpFor(answering, new AbortController().signal);
  const codes = await Promise.all(Array.from({ length: 42 }, () => code(busy('a.example', 'TXT'))));
  expect(codes.filter((one) => one === 'answered')).toHaveLength(40);
  expect(codes.at(-1)).toBe('ETIMEOUT');
  const over = new AbortController();
  const waiting = code(lookUpFor(() => new Promise(() => {}), over.signal)('a.example', 'TXT'));
  over.abort();
  expect(await waiting).toBe('ETIMEOUT');
  expect(await code(lookUpFor(answering, over.signal)('a.example', 'TXT'))).toBe('ETIMEOUT');
});
