import { expect, test } from 'vitest';
import { privacy } from '../../../sample/legal/privacy.ts';
import { tooMany } from '../../../src/backup/keep.ts';
import type { StoredBackup } from '../../../src/backup/stores/store.ts';
import { backupOf } from '../../../src/config/backup.ts';

const DAY = 86_400_000;

test('of the nightly backups none stays longer than the privacy text says, unless the operator keeps more', () => {
  const said = /^- Backups.* (\d+) days\.$/m.exec(privacy['en'] ?? '')?.[1];
  expect(said).toBe('30');
  for (const locale of ['es', 'fr', 'ar']) expect(privacy[locale]).toMatch(/30 (?:días|jours|يومًا)/);
  let stored: StoredBackup[] = [];
  for (let night = 0; night < 400; night++) {
    // The machine is off for a while.
    if (night > 200 && night < 235) continue;
    const now = new Date(Date.UTC(2026, 0, 1, 3, 10) + night * DAY);
    stored.push({ name: String(night), madeAt: now, sign: '', bytes: 1 });
    const gone = new Set(tooMany(stored, backupOf({}).keep, now));
    stored = stored.filter((one) => !gone.has(one));
    const ages = stored.map(({ madeAt }) => (now.getTime() - madeAt.getTime()) / DAY);
    expect(Math.max(...ages)).toBeLessThan(Number(said));
  }
});
