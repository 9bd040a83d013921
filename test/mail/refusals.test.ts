import { expect, test } from 'vitest';
import { readRefusal, wordingOf } from '../../src/lib/smtpStatus.ts';
import { REFUSALS } from './refusals/index.ts';

const TO = 'luca@cast.example';

test.each(Object.entries(REFUSALS))('what servers say is read as they mean it: %s', (kind, samples) => {
  const wrong = samples
    .map(([who, said, status = '']) => ({
      who,
      said,
      read: readRefusal(said.replaceAll('{to}', TO), { status }),
    }))
    .filter(({ read }) => read.kind !== kind);
  expect(wrong).toEqual([]);
});

test('some three hundred refusals are read', () => {
  expect(Object.values(REFUSALS).flat().length).toBeGreaterThan(300);
});

test('what is refused before a recipient is named, whatever the words, is about us', () => {
  for (const [, said] of REFUSALS.hard)
    expect(readRefusal(said, { step: 'before' })).toMatchObject({ kind: 'us' });
});

test('a reader whose address sounds like a refusal is not stopped for it, and an unknown one is', () => {
  for (const odd of ['no-such-user', 'unknown.user', 'mailbox', 'spf', 'policy', 'blocked']) {
    const to = `${odd}@user-unknown.example`;
    expect(readRefusal(`550 5.7.1 <${to}>: Message rejected as spam`).kind).toBe('us');
    expect(readRefusal(`550 ${to}: rejected`).kind).toBe('soft');
    expect(readRefusal(`550 5.1.1 <${to}>: Recipient address rejected: User unknown`).kind).toBe('hard');
  }
});

const say = (to: string, id: string): string =>
  wordingOf(
    `550 5.1.8 <${to}>... ${to.split('@')[0]} refused ${id} [192.0.2.${id.length}] (mx${id}.cast.example)`,
    to,
  );

test('the same refusal has one wording, whomever and whenever it is said to', () => {
  expect(say('luca@cast.example', 'a1b2')).toBe(say('mei@other.example', 'ffff99'));
  expect(say('luca@cast.example', 'a1')).not.toBe(wordingOf('550 5.1.9 refused', 'luca@cast.example'));
  expect(wordingOf(`550 ${'x'.repeat(9000)}`, TO).length).toBeLessThanOrEqual(200);
});

test.each([
  'a',
  ' ',
  '<',
  '@',
  '5.1.1 ',
  'user ',
  'sender ',
  'mailbox unavailable ',
  'http://',
  'exceeded ',
  '(',
  "'",
])('reads 50 kB of %o within 50 ms', (piece) => {
  const said = piece.repeat(50_000 / piece.length);
  const before = process.threadCpuUsage();
  readRefusal(said);
  wordingOf(said, TO);
  const { user, system } = process.threadCpuUsage(before);
  expect((user + system) / 1000).toBeLessThan(50);
});
