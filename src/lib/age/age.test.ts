import { expect, test } from 'vitest';
import { makeKey, readIdentity, readRecipient } from './keys.ts';
import { CHUNK, lock } from './lock.ts';
import { unlock } from './unlock.ts';

/** Written by the package age-encryption 0.3.1 for the key of 32 sevens. */
const BY_AGE =
  'YWdlLWVuY3J5cHRpb24ub3JnL3YxCi0+IFgyNTUxOSBnNDVERWFjZjVKTFQ3UHJpQUJUOTljYmI4T1ZPNU9pU0E3V05XOU9EQWpNCm1UekJVcXFnOUpQTU55UXVkUFRvSGcybVlYVU84OGhDS2kyU1JlbHdVdmsKLS0tIG1HV2hpUTQ1R0RDMWdJakRvVERUazFwWDlGYy9yOXluSUNnTHVKaEIySU0KsgSdOff5DSvtV3ON56GdkUbY1AV/383rsYMPFFVFyci77A9iZWXpBw==';

const sevens = makeKey(Buffer.alloc(32, 7));
const secret = ({ identity }: { identity: string }): Buffer => readIdentity(identity)!;
const open = ({ recipient }: { recipient: string }): Buffer => readRecipient(recipient)!;

async function* pieces(bytes: Buffer, size = 50_000): AsyncGenerator<Buffer> {
  for (let from = 0; from < bytes.length; from += size) yield bytes.subarray(from, from + size);
}
const whole = async (source: AsyncIterable<Buffer>): Promise<Buffer> =>
  Buffer.concat(await Array.fromAsync(source));

test('a key is written and read as age writes it, and one wrong letter makes it none', () => {
  expect(sevens).toEqual({
    identity: 'AGE-SECRET-KEY-1QURSWPC8QURSWPC8QURSWPC8QURSWPC8QURSWPC8QURSWPC8QURSKMP32K',
    recipient: 'age1zwlyl6h27gzv0lfntr7fcqrjrzqazap8sy5zylkxwneh7llf0dksu37mwt',
  });
  expect(readIdentity(`# made in November\n${sevens.identity}\n`)).toEqual(Buffer.alloc(32, 7));
  expect(readIdentity(sevens.identity.replace('QURSKMP', 'QURSKMQ'))).toBeNull();
  expect(readRecipient(sevens.identity)).toBeNull();
});

test('a file that age wrote opens', async () => {
  const opened = await whole(unlock(pieces(Buffer.from(BY_AGE, 'base64'), 7), [secret(sevens)]));
  expect(opened.toString()).toBe('Dear Ana');
});

test('each of two keys opens what was locked for both, at every length around a piece', async () => {
  const [one, two] = [makeKey(), makeKey()];
  for (const length of [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK]) {
    const text = Buffer.alloc(length, 'letter ');
    const locked = await whole(lock(pieces(text), [open(one), open(two)]));
    for (const key of [one, two])
      expect((await whole(unlock(pieces(locked), [secret(key)]))).equals(text), String(length)).toBe(true);
    await expect(whole(unlock(pieces(locked), [secret(makeKey())]))).rejects.toMatchObject({
      problem: 'no key',
    });
  }
});

test('whatever is altered, left out, swapped or cut off is refused, with the byte', async () => {
  const key = makeKey();
  const locked = await whole(lock(pieces(Buffer.alloc(4 * CHUNK, 'letter ')), [open(key)]));
  const begin = locked.length - 4 * (CHUNK + 16);
  const piece = (index: number): Buffer =>
    locked.subarray(begin + index * (CHUNK + 16), begin + (index + 1) * (CHUNK + 16));
  const head = locked.subarray(0, begin);
  const flipped = Buffer.from(locked);
  flipped[begin + CHUNK + 16 + 99]! ^= 1;
  const outcome = (bytes: Buffer): Promise<unknown> =>
    whole(unlock(pieces(bytes), [secret(key)])).then(
      () => 'opened',
      (error: { problem: string; place: number }) => [error.problem, error.place],
    );
  expect(await outcome(flipped)).toEqual(['damaged', begin + CHUNK + 16]);
  expect(await outcome(Buffer.concat([head, piece(0), piece(2), piece(3)]))).toEqual([
    'damaged',
    begin + CHUNK + 16,
  ]);
  expect(await outcome(Buffer.concat([head, piece(1), piece(0), piece(2), piece(3)]))).toEqual([
    'damaged',
    begin,
  ]);
  // Cut exactly between two pieces: there nothing looks broken.
  expect(await outcome(locked.subarray(0, begin + 2 * (CHUNK + 16)))).toEqual([
    'cut',
    begin + 2 * (CHUNK + 16),
  ]);
  expect(await outcome(locked.subarray(0, 150))).toEqual(['cut', 150]);
  expect(await outcome(Buffer.concat([locked, Buffer.from('more')]))).not.toBe('opened');
});
