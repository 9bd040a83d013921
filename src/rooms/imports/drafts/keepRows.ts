import { sql } from 'kysely';
import { json } from '../../../db/json.ts';
import { SheetBroken } from '../../../lib/files/sheets/sheet.ts';
import type { SheetRow } from '../../../lib/files/sheets/sheet.ts';
import type { Ctx } from '../../ctx.ts';
import { BATCH } from './rules.ts';

/** Stores the rows that were read already, and those that follow. Returns how many, and which columns contain words. */
export async function keepRows(
  ctx: Ctx,
  of: { programme: number; draft: number; width: number },
  sample: readonly SheetRow[],
  rest: AsyncGenerator<SheetRow>,
): Promise<{ count: number; filled: Set<number> }> {
  let batch = [...sample];
  let count = 0;
  const filled = new Set<number>();
  const flush = async (): Promise<void> => {
    await sql`
      insert into import_draft_row (programme_id, draft_id, row, cells)
      select ${of.programme}, ${of.draft}, (one->>'row')::int, array(select jsonb_array_elements_text(one->'cells'))
      from jsonb_array_elements(${json(batch)}) as one`.execute(ctx.db);
    for (const { cells } of batch)
      for (const [column, cell] of cells.entries()) if (cell.trim() !== '') filled.add(column);
    count += batch.length;
    batch = [];
  };
  for await (const row of rest) {
    // A cell beyond the headings gets a heading of its own only within the first rows.
    if (row.cells.length > of.width) throw new SheetBroken('many-columns', row.row);
    batch.push(row);
    if (batch.length >= BATCH) await flush();
  }
  if (batch.length > 0) await flush();
  return { count, filled };
}
