import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const root = new URL('..', import.meta.url).pathname;

/** How an address is taken apart by hand. */
const BY_HAND = /\.split\('@'\)|indexOf\('@'\)|\/\^\[\^[^\n]*@\[[^\n]*\$\/[a-z]*\.test\(/i;

test('addresses are read, parted and told apart in one folder', () => {
  const files = globSync('src/**/*.{ts,tsx}', { cwd: root }).filter(
    (file) => !/\.test\.tsx?$/.test(file) && !file.startsWith('src/lib/address/'),
  );
  const found = files.filter((file) => BY_HAND.test(readFileSync(root + file, 'utf8')));
  // A word of a server's answer, that may hold one.
  expect(found.toSorted()).toEqual(['src/lib/smtpStatus.ts']);
});
