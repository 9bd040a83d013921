import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { json } from '../../../db/json.ts';
import { inTransaction } from '../../ctx.ts';
import type { Actor, Ctx } from '../../ctx.ts';
import { noteImportFile } from '../../imports/index.ts';
import { insertImported } from '../../people/index.ts';
import { record } from '../../log/index.ts';
import { programmeById } from '../../programmes/index.ts';
import { readPairs } from './readPairs.ts';
import type { PairsRead } from './readPairs.ts';

const BATCH = 1000;

export interface PairsTaken {
  /** Pairs that were not known before. */
  pairs: number;
  /** People who were not known before. They are kept only as former partners, and never written to. */
  people: number;
}

/**
 * Imports the partners of earlier rounds from a CSV file, so that they are never paired again. Imports all rows or none. An unknown address
 * becomes a person without name or invitation; `forgetImportedPartners` deletes that person if they never apply.
 */
export async function importPairs(
  ctx: Ctx,
  input: {
    programme: number;
    actor: Actor;
    file: { name: string; bytes: Uint8Array };
    /** The label for rows that name no round. */
    label?: string;
    progress?: (done: number, of: number) => void;
  },
): Promise<{ read: PairsRead; taken: PairsTaken | null }> {
  const { programme, actor, file, progress = () => {} } = input;
  const read = await readPairs(file.bytes, (input.label ?? '').trim());
  const isSound = read.missing.length + read.twice.length === 0 && !read.broken && read.problems.length === 0;
  if (!isSound || read.rows === 0) return { read, taken: null };
  return inTransaction(ctx, async (ctx) => {
    const { source_locale } = await programmeById(ctx, programme);
    const taken: PairsTaken = { pairs: 0, people: 0 };
    for (let at = 0; at < read.pairs.length; at += BATCH) {
      const pairs = read.pairs.slice(at, at + BATCH);
      taken.people += await rememberPeople(ctx, programme, source_locale, pairs);
      taken.pairs += await rememberPairs(ctx, programme, pairs);
      // Plans made while the tables were small would get slower with each row, so statistics are taken anew.
      if (at === 0 || at === 8 * BATCH) await sql`analyze person, former_pair`.execute(ctx.db);
      progress(Math.min(at + BATCH, read.pairs.length), read.pairs.length);
    }
    if (taken.pairs > 0) {
      const id = await noteImportFile(ctx, {
        programme,
        kind: 'pairs',
        name: file.name,
        sha256: createHash('sha256').update(file.bytes).digest(),
        rows: read.rows,
        taken: taken.pairs,
        at: ctx.clock.now(),
      });
      await record(ctx, {
        programme,
        actor,
        kind: 'pairs-imported',
        subject: ['import', id],
        data: { pairs: taken.pairs },
      });
    }
    return { read, taken };
  });
}

async function rememberPeople(
  ctx: Ctx,
  programme: number,
  locale: string,
  pairs: PairsRead['pairs'],
): Promise<number> {
  const addresses = [...new Set(pairs.flatMap(({ a, b }) => [a, b]))];
  return insertImported(ctx, {
    programme,
    at: ctx.clock.now(),
    people: addresses.map((address) => ({
      address,
      name: '',
      called: '',
      country: null,
      zone: null,
      locale,
    })),
  });
}

async function rememberPairs(ctx: Ctx, programme: number, pairs: PairsRead['pairs']): Promise<number> {
  const { rows } = await sql`
    insert into former_pair (programme_id, person_a, person_b, round_label, source, at)
    select ${programme}, least(a.id, b.id), greatest(a.id, b.id), label, 'import', ${ctx.clock.now()}
    from jsonb_to_recordset(${json(pairs)}) as given(a text, b text, label text)
    join person as a on a.programme_id = ${programme} and a.address = given.a and a.erased_at is null
    join person as b on b.programme_id = ${programme} and b.address = given.b and b.erased_at is null
    on conflict do nothing
    returning person_a`.execute(ctx.db);
  return rows.length;
}
