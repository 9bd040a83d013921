import { expect, test } from 'vitest';
import { makeKey, readIdentity } from './keys.ts';
import { likeAKey, wrongInKey } from './likeness.ts';

const { identity } = makeKey(Buffer.alloc(32, 7));
const secret = Buffer.alloc(32, 7);

const wrong = (text: string): string => wrongInKey(likeAKey(text) ?? '');

test('a key is read as somebody copies it from paper', () => {
  for (const text of [
    identity,
    identity.toLowerCase(),
    `${identity.slice(0, 20).toLowerCase()}${identity.slice(20)}`,
    identity.replaceAll(/(.{4})/g, '$1 '),
    `${identity.slice(0, 40)}\n${identity.slice(40)}\n`,
    `# made on the first of March\r\n${identity}\r\n`,
  ])
    expect(readIdentity(text)).toEqual(secret);
});

test('what is wrong with a key is said without telling it', () => {
  expect(wrong(identity.slice(0, -2))).toContain('has 56');
  expect(wrong(`${identity.slice(0, -1)}O`)).toContain('there is no O in a key');
  const last = identity.endsWith('Q') ? 'P' : 'Q';
  expect(wrong(identity.slice(0, -1) + last)).toContain('another than was shown');
  expect(readIdentity(identity.slice(0, -1) + last)).toBeNull();
  expect(likeAKey('/root/key.txt')).toBeNull();
});
