import { sql } from 'kysely';
import { anyOf } from '../../db/anyOf.ts';
import { normaliseAddress } from '../../lib/address/normaliseAddress.ts';
import { fold } from '../../lib/text/fold.ts';
import type { Ctx } from '../ctx.ts';
import { LIKE_ADDRESS_MARK, isAddressMark, personByAddress } from '../people/index.ts';
import type { Person } from '../people/index.ts';
import { cameBack } from './cameBack.ts';
import type { Comers } from './cameBack.ts';
import { resolveFormerMarks } from './formerMarks.ts';

/**
 * Sets the people whom somebody never wants to be paired with to those named in `lines`, an address or a name each. An address leads to the
 * person of the programme who has it; `resolveExclusions` finds people who come later. An erased person stays named: no form shows their
 * address any more, so nobody can take it back.
 */
export async function rememberExclusions(
  ctx: Ctx,
  input: { programme: number; person: number; lines: readonly string[] },
): Promise<void> {
  const { programme, person } = input;
  await ctx.db
    .deleteFrom('exclusion')
    .where('programme_id', '=', programme)
    .where('person_id', '=', person)
    .where('excluded_address', 'not like', LIKE_ADDRESS_MARK)
    .execute();
  for (const line of new Set(input.lines)) {
    const address = normaliseAddress(line);
    const meant = address ? await personByAddress(ctx, programme, address) : null;
    await ctx.db
      .insertInto('exclusion')
      .values({
        programme_id: programme,
        person_id: person,
        excluded_address: address ?? '',
        excluded_name: address ? '' : line,
        excluded_person_id: meant?.id ?? null,
        created_at: ctx.clock.now(),
      })
      .execute();
  }
}

/**
 * Before matching: links exclusions by address to people who joined since, and former partners to people who came back. Looks at people who
 * may be given a partner in a round; with `paired`, also at people who have one. Answers how many exclusions it linked.
 */
export async function resolveExclusions(
  ctx: Pick<Ctx, 'clock' | 'db' | 'secrets' | 'brought'>,
  { programme, ...of }: { programme: number; round: number; paired?: boolean },
): Promise<number> {
  const comers = await cameBack(ctx, { programme, ...of });
  if (comers) await resolveFormerMarks(ctx, programme, comers);
  const done = await ctx.db
    .updateTable('exclusion')
    .from('person')
    .set((eb) => ({ excluded_person_id: eb.ref('person.id') }))
    .where('exclusion.programme_id', '=', programme)
    .where('exclusion.excluded_person_id', 'is', null)
    .where('exclusion.excluded_address', '<>', '')
    .whereRef('person.programme_id', '=', 'exclusion.programme_id')
    .whereRef('person.address', '=', 'exclusion.excluded_address')
    .where('person.erased_at', 'is', null)
    .executeTakeFirst();
  return Number(done.numUpdatedRows) + (comers ? await resolveMarks(ctx, programme, comers) : 0);
}

/** Finds erased people who came back with an address that somebody ruled out. */
async function resolveMarks({ db }: Pick<Ctx, 'db'>, programme: number, comers: Comers): Promise<number> {
  const { numAffectedRows } = await sql`
    update exclusion set excluded_person_id = came.id from ${comers}
    where exclusion.programme_id = ${programme} and exclusion.excluded_address = came.mark and excluded_person_id is null`.execute(
    db,
  );
  return Number(numAffectedRows);
}

/** A line as pages may show it. */
export interface Exclusion {
  id: number;
  /** Empty when only a name is known, or the person was erased. */
  address: string;
  name: string;
  person: number | null;
}

/** A line as stored. */
export interface StoredExclusion extends Omit<Exclusion, 'address'> {
  /** May also be the mark of an erased person. */
  addressOrMark: string;
}

type Viewing = Pick<Person, 'id' | 'address' | 'name'> | null;

/** Lines as a matcher may see them: without marks, and without lines that may mean the matcher, who must not learn of them. */
export function exclusionsFor(lines: readonly StoredExclusion[], viewer: Viewing): Exclusion[] {
  return lines
    .map(({ addressOrMark, ...line }) => ({
      ...line,
      address: isAddressMark(addressOrMark) ? '' : addressOrMark,
    }))
    .filter((line) => viewer === null || !means(line, viewer));
}

/** The lines of people, by person, as a matcher may see them: an address or a name each. */
export async function exclusionsOf(
  ctx: Pick<Ctx, 'db'>,
  programme: number,
  people: readonly number[],
  viewer: Viewing,
): Promise<ReadonlyMap<number, string[]>> {
  const rows = await ctx.db
    .selectFrom('exclusion')
    .select([
      'id',
      'person_id as whose',
      'excluded_address as addressOrMark',
      'excluded_name as name',
      'excluded_person_id as person',
    ])
    .where('programme_id', '=', programme)
    .where('person_id', '=', anyOf(people))
    .orderBy('id')
    .execute();
  return new Map(
    [...Map.groupBy(rows, ({ whose }) => whose)].map(([whose, lines]) => [
      whose,
      exclusionsFor(lines, viewer).flatMap(({ address, name }) => address || name || []),
    ]),
  );
}

/** Whether a line may mean a person: a name in it counts however it is written. */
function means(line: Exclusion, { id, address, name }: Pick<Person, 'id' | 'address' | 'name'>): boolean {
  if (line.person === id || line.address === address) return true;
  const parts = fold(name).split(' ');
  const written = fold(line.name);
  return written !== '' && parts.every((part) => part !== '' && written.includes(part));
}
