import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { privacy } from '../../../sample/legal/privacy.ts';

test('the handbook’s way to back up removes copies after as many days as the privacy text says', () => {
  const handbook = readFileSync(join(import.meta.dirname, '../../../docs/self-hosting.md'), 'utf8');
  const days = /find \/srv\/backup .*-ctime \+(\d+) -exec rm -rf/.exec(handbook)?.[1];
  const said = /^- Backups.* (\d+) days\.$/m.exec(privacy['en'] ?? '')?.[1];
  expect(said).toBe('30');
  expect(days).toBe(said);
  for (const locale of ['es', 'fr', 'ar']) expect(privacy[locale]).toMatch(/30 (?:días|jours|يومًا)/);
});
