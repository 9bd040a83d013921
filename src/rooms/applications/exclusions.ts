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
 * Makes the people somebody never wants to be paired with exactly those named in `lines`, an address or a name each. An address that a
 * person of the programme has leads to that person; those who come later are found by `resolveExclusions`. An erased person stays named: no
 * form shows their address any more, so none can take it back.
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
 * Before matching: links exclusions by address to people who joined since, and former partners to people who came back, among those who
 * may be given a partner in a round; with `paired` also those who have one. Returns how many exclusions it linked.
 */
export async function resolveExclusions(
  ctx: Pick<Ctx, 'clock' | 'db' | 'secrets'>,
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

/** Finds who was erased and came back with the address that somebody ruled out. */
async function resolveMarks({ db }: Pick<Ctx, 'db'>, programme: number, comers: Comers): Promise<number> {
  const { numAffectedRows } = await sql`
    update exclusion set excluded_person_id = came.id from ${comers}
    where exclusion.programme_id = ${programme} and exclusion.excluded_address = came.mark and excluded_person_id is null`.execute(
    db,
  );
  return Number(numAffectedRows);
}

/** A line as it may be shown. */
export interface Exclusion {
  id: number;
  /** Empty when only a name is known, or when they are erased. */
  address: string;
  name: string;
  person: number | null;
}

/** A line as it is stored. */
export interface StoredExclusion extends Omit<Exclusion, 'address'> {
  /** The mark of somebody erased, too. */
  addressOrMark: string;
}

type Viewing = Pick<Person, 'id' | 'address' | 'name'> | null;

/** Lines as a matcher may see them: without marks, and without those that may mean the matcher, who is not told. */
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

/** Whether a line may mean somebody: a name in it counts in whatever way it is written. */
function means(line: Exclusion, { id, address, name }: Pick<Person, 'id' | 'address' | 'name'>): boolean {
  if (line.person === id || line.address === address) return true;
  const parts = fold(name).split(' ');
  const written = fold(line.name);
  return written !== '' && parts.every((part) => part !== '' && written.includes(part));
}
