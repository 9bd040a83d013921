import { createHash } from 'node:crypto';
import pg from 'pg';
import type { PoolOptions } from '../../db/pool.ts';
import type { Header, TableSum } from '../manifest.ts';
import { copyOut } from '../rows/copyOut.ts';
import { copyOutText, SAME_BYTES } from '../rows/tables.ts';

/** Rows, bytes and hash of each table in the header, as the database returns them now. */
export async function readBack(
  connection: PoolOptions,
  header: Header,
  progress: (done: number, total: number) => void = () => {},
): Promise<Record<string, TableSum>> {
  const client = new pg.Client(connection as pg.ClientConfig);
  client.on('error', () => {});
  await client.connect();
  try {
    await client.query(SAME_BYTES);
    const sums: Record<string, TableSum> = {};
    for (const [index, table] of header.tables.entries()) {
      const hash = createHash('sha256');
      let bytes = 0;
      const copied = copyOut(client, copyOutText(table));
      for await (const block of copied) {
        hash.update(block);
        bytes += block.length;
      }
      sums[table.name] = { rows: copied.rows(), bytes, sha256: hash.digest('hex') };
      progress(index + 1, header.tables.length);
    }
    return sums;
  } finally {
    await client.end().catch(() => {});
  }
}
