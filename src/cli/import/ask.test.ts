import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { askYes } from './ask.ts';

const answer = (typed: string): Promise<boolean> => {
  const input = new PassThrough();
  const asked = askYes('Take them?', input, new PassThrough());
  input.end(typed);
  return asked;
};

test('only a yes is a yes; the end of input is none', async () => {
  expect(await answer('yes\n')).toBe(true);
  expect(await answer(' Y \n')).toBe(true);
  for (const typed of ['no\n', '\n', 'yesterday\n', ''])
    expect({ typed, yes: await answer(typed) }).toEqual({ typed, yes: false });
});
