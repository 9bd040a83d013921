import type pg from 'pg';

/**
 * Notes in the restored database which backup it came from, so that pages can show its date. Also notes that its tables differ from those
 * it remembers, so that the next start pauses all mail, whatever else it finds.
 */
export async function markRestored(
  client: pg.Client,
  restored: { madeAt: string; version: string; restoredAt: string },
): Promise<void> {
  const put = `insert into setting (key, value, changed_at) values ($1, $2::jsonb, $3)
    on conflict (key) do update set value = excluded.value, changed_at = excluded.changed_at`;
  const at = restored.restoredAt;
  await client.query(put, ['restored', JSON.stringify(restored), at]);
  // The backup in progress was this one.
  await client.query(`delete from setting where key = 'backup-progress'`);
  await client.query(put, ['instance', JSON.stringify({ tables: 'restored', folders: {} }), at]);
}
