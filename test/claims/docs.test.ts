import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { tableOfClaims } from './table.ts';

const PAGE = new URL('../../docs/data.md', import.meta.url).pathname;
const HEADING = '## Every table\n';

test('docs/data.md ends with the claims of every table (`npx vitest run test/claims -u` writes them anew)', async () => {
  const [own] = readFileSync(PAGE, 'utf8').split(HEADING);
  const lead = 'Written from the `claims.ts` of all rooms, which erasure follows; a test compares.';
  await expect(`${own}${HEADING}${lead}\n\n${tableOfClaims()}\n`).toMatchFileSnapshot(PAGE);
});
