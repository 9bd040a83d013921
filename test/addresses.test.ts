import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const root = new URL('..', import.meta.url).pathname;

/** Code that takes an address apart by hand. */
const BY_HAND = /\.split\('@'\)|indexOf\('@'\)|\/\^\[\^[^\n]*@\[[^\n]*\$\/[a-z]*\.test\(/i;

test('addresses are read, parted and told apart in one folder', () => {
  const files = globSync('src/**/*.{ts,tsx}', { cwd: root }).filter(
    (file) => !/\.test\.tsx?$/.test(file) && !file.startsWith('src/lib/address/'),
  );
  const found = files.filter((file) => BY_HAND.test(readFileSync(root + file, 'utf8')));
  // This file reads a word of a server's answer, which may contain an address.
  expect(found.toSorted()).toEqual(['src/lib/smtpStatus.ts']);
});
