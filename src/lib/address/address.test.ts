import { expect, test } from 'vitest';
import { maskAddress } from './maskAddress.ts';
import { domainOf, isMailbox, localOf } from './parts.ts';
import { recipientAddress } from './recipientAddress.ts';

test('every spelling of an address is one', () => {
  for (const spelling of [
    'reply+a.1@shelves.example',
    'Reply+A.1@SHELVES.example',
    '<reply+a.1@shelves.example>',
    'reply+a.1@shelves.example.',
    '@relay.example,@other.example:reply+a.1@shelves.example',
    '"reply+a.1"@shelves.example',
    String.raw`"re\ply+a.1"@shelves.example`,
    'reply+a.1@shelves。example',
    'reply+a.1@ｓhelves.example',
    'reply+a.1@shel\u00advesﬁ.example'.replace('ﬁ', ''),
    '  reply+a.1@shelves.example\r\n',
  ])
    expect(recipientAddress(spelling), spelling).toBe('reply+a.1@shelves.example');
  expect(recipientAddress('a@bücher.example')).toBe('a@xn--bcher-kva.example');
  expect(recipientAddress('a@XN--BCHER-KVA.example')).toBe('a@xn--bcher-kva.example');
});

test('what is not the same stays apart, and what is no address stays as text', () => {
  expect(recipientAddress('a.b@c.example')).not.toBe(recipientAddress('ab@c.example'));
  expect(recipientAddress('"a b"@c.example')).toBe('"a b"@c.example');
  expect(recipientAddress('"a@b"@c.example')).toBe('"a@b"@c.example');
  expect(recipientAddress('a@[192.0.2.1]')).toBe('a@[192.0.2.1]');
  expect(recipientAddress('Postmaster')).toBe('postmaster');
  expect(recipientAddress(`${'x'.repeat(2000)}@c.example`).length).toBeLessThanOrEqual(1000);
  expect(recipientAddress('')).toBe('');
});

test('an address parts at its last sign, and one without has no part before it', () => {
  expect([localOf('a@b.example'), domainOf('a@b.example')]).toEqual(['a', 'b.example']);
  expect([localOf('"a@b"@c.example'), domainOf('"a@b"@c.example')]).toEqual(['"a@b"', 'c.example']);
  expect([localOf('postmaster'), domainOf('postmaster')]).toEqual(['', 'postmaster']);
});

test('its owner knows a masked address again, whatever letters it begins with', () => {
  expect(maskAddress('sam@new.example')).toBe('s…@new.example');
  expect(maskAddress('é\u0301cole@new.example').endsWith('…@new.example')).toBe(true);
});

test('a server could take mail for an address without a dot, but for none with a blank or a second sign', () => {
  for (const address of [
    'reply+5@localhost',
    'olga@shelves.example',
    'jürgen@müller.example',
    'a@my_host',
    'a@[192.0.2.1]',
  ])
    expect([address, isMailbox(address)]).toEqual([address, true]);
  for (const address of [
    '',
    'olga',
    '@shelves.example',
    'olga@',
    'ol ga@a.example',
    'a@b@c.example',
    'a@b.example>',
  ])
    expect([address, isMailbox(address)]).toEqual([address, false]);
});
