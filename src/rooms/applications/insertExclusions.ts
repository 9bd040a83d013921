import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import { json } from '../../db/json.ts';
import { normaliseAddress } from '../../lib/address/normaliseAddress.ts';
import type { Ctx } from '../ctx.ts';
import { LIKE_ADDRESS_MARK } from '../people/index.ts';

/** A line about a person's wish never to have somebody as a partner: an address, the mark of one, or a name. */
export interface ExclusionLine {
  person: number;
  address: string;
  name: string;
}

/** A line in the words of a form, and the moment of the import that brought it. */
export interface SaidExclusion {
  person: number;
  line: string;
  at: Date;
}

export function exclusionLine({ person, line, at }: SaidExclusion): ExclusionLine & { at: Date } {
  const address = normaliseAddress(line);
  return { person, at, address: address ?? '', name: address ? '' : line };
}

/** Adds lines that are not there yet, each once: of several equal ones the first counts. */
export async function insertExclusions(
  ctx: Pick<Ctx, 'db'>,
  programme: number,
  lines: readonly (ExclusionLine & { at: Date })[],
): Promise<void> {
  if (lines.length === 0) return;
  const once = new Map(lines.toReversed().map((line) => [exclusionKey(line), line]));
  await sql`
    insert into exclusion (programme_id, person_id, excluded_address, excluded_name, excluded_person_id, created_at)
    select ${programme}, given.person, given.address, given.name, meant.id, given.at
    from jsonb_to_recordset(${json([...once.values()].toReversed())}) as given(person bigint, address text, name text, at timestamptz)
    left join person as meant on meant.programme_id = ${programme} and meant.address = given.address
      and meant.erased_at is null
    where not exists (select from exclusion as there where there.programme_id = ${programme}
      and there.person_id = given.person and there.excluded_address = given.address
      and there.excluded_name = given.name)`.execute(ctx.db);
}

/** The same key for two lines of one person that say the same. */
export const exclusionKey = ({ person, address, name }: ExclusionLine): string =>
  JSON.stringify([person, address, name]);

/**
 * Removes the lines that imports wrote, but for the marks of erased people. `written` is a query of `person` and `at`: for whom, and the
 * moment of the import. Returns the lines that are gone.
 */
export async function removeImportedExclusions(
  ctx: Pick<Ctx, 'db'>,
  programme: number,
  written: RawBuilder<unknown>,
): Promise<ExclusionLine[]> {
  const { rows } = await sql<ExclusionLine>`
    delete from exclusion e using (${written}) w
    where e.programme_id = ${programme} and e.person_id = w.person and e.created_at = w.at
      and e.excluded_address not like ${LIKE_ADDRESS_MARK}
    returning e.person_id as person, e.excluded_address as address, e.excluded_name as name`.execute(ctx.db);
  return rows;
}
