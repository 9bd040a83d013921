import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import { anyOf } from '../../../db/anyOf.ts';
import type { Ctx } from '../../ctx.ts';
import { fewFound, isFound } from '../../people/index.ts';
import { seesAddresses } from '../rules.ts';
import type { InboxScope } from '../rules.ts';
import { isCommon, saysIt } from './common.ts';

/** How a search is carried out: the tables with which its query begins, and the condition on threads joined with their person. */
export interface Sought {
  tables: RawBuilder<unknown> | null;
  isFound: RawBuilder<boolean>;
  /** Whether it finds so many that they are not counted. */
  isMany: boolean;
}

/** The most threads that are looked up one by one. */
const FEW = 1000;

/**
 * Threads that a search finds by the beginnings of words, in any order, without accents, by indexes of subjects, messages and people. If
 * many are found, they are read once for a query, and the list row by row; very many people of one name are checked one by one.
 */
export async function soughtIn(
  ctx: Pick<Ctx, 'db'>,
  programme: number,
  scope: InboxScope,
  search = '',
): Promise<Sought | null> {
  if (search.trim() === '') return null;
  const sees = seesAddresses(scope);
  if (await isCommonNow(ctx, programme, search))
    return { tables: null, isFound: inTurn(programme, search, sees), isMany: true };
  const people = await fewFound(ctx, programme, search, sees, FEW);
  const ids = foundBy(programme, search, people);
  const { rows } = people ? await sql<{ id: number }>`${ids} limit ${FEW + 1}`.execute(ctx.db) : { rows: [] };
  if (people && rows.length <= FEW)
    return {
      tables: null,
      isFound: sql<boolean>`thread.id = ${anyOf(rows.map(({ id }) => id))}`,
      isMany: false,
    };
  // `is true` keeps the planner from joining `sought`: it then walks along the list and looks each thread up there.
  return {
    tables: sql`sought as materialized (${ids})`,
    isFound: sql<boolean>`((thread.id in (select id from sought)) is true ${people ? sql`` : sql`or ${isFound(programme, search, sees)}`})`,
    isMany: true,
  };
}

async function isCommonNow({ db }: Pick<Ctx, 'db'>, programme: number, search: string): Promise<boolean> {
  const { rows } = await sql<{ is: boolean }>`select ${isCommon(programme, search)} as is`.execute(db);
  return rows[0]!.is;
}

const inTurn = (programme: number, search: string, sees: boolean): RawBuilder<boolean> =>
  sql<boolean>`((${saysIt(programme, search)} or ${isFound(programme, search, sees)}) is true)`;

/** `people` are the people that the search finds, if they are few. */
const foundBy = (programme: number, search: string, people: readonly number[] | null) => sql`
  select found.id from thread found
  where message_words(found.programme_id, found.subject) @@ message_search(${programme}::bigint, ${search}::text)
  union all
  select message.thread_id from thread_message message
  where message_words(message.programme_id, message.body) @@ message_search(${programme}::bigint, ${search}::text)
  ${people && people.length > 0 ? sql`union all select theirs.id from thread theirs where theirs.programme_id = ${programme} and theirs.person_id = ${anyOf(people)}` : sql``}`;
