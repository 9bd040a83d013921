import { sql } from 'kysely';
import type { Expression } from 'kysely';
import type { Kysely } from 'kysely';
import { asWritten } from '../../db/asWritten.ts';
import type { Schema } from '../../db/schema.ts';
import { together } from '../../db/together.ts';
import { keeper } from '../../lib/keeper.ts';
import type { Ctx } from '../ctx.ts';
import { openByKind } from '../matters/index.ts';
import type { MatterScope } from '../matters/index.ts';
import { roundOnLine, roundsOnLine } from './rounds/rounds.ts';
import type { RoundOnLine } from './rounds/rounds.ts';

type Looker = { name: string; at: Date; operator: boolean };

/** For a page that is not a record: nobody is looking at it. */
const NOBODY = sql<Looker>`(select where false)`;

/** Everything that each page of the workbench shows around its own content. */
export interface AroundDesk {
  /** Open matters that this volunteer sees, by kind. */
  waiting: ReadonlyMap<string, number>;
  /** The programme's rounds, the newest first. */
  rounds: readonly RoundOnLine[];
  /** Whether they switched off the keys that act on every page. */
  isQuiet: boolean;
  /** The volunteers who opened the same record within some minutes. */
  lookers: readonly Looker[];
}

/** Reads all of it by one query. */
export async function readAroundDesk(
  ctx: Pick<Ctx, 'db'>,
  programme: number,
  {
    scope,
    person,
    lookers = NOBODY,
  }: { scope: MatterScope; person: number | null; lookers?: Expression<Looker> },
): Promise<AroundDesk> {
  const own = known.get(scope) ?? keeper(10);
  known.set(scope, own);
  const { waiting, rounds, quiet, looks } = await together(ctx.db, {
    ...own(`${programme} ${person}`, () => listsOf(ctx.db, programme, { scope, person })),
    looks: lookers,
  });
  return {
    waiting: new Map(waiting.map(({ kind, count }) => [kind, count])),
    rounds: rounds.map(roundOnLine),
    isQuiet: quiet.length > 0,
    lookers: looks.map(({ name, at, operator }) => ({ name, at: new Date(at), operator })),
  };
}

/** The lists of somebody who goes from page to page, written once: they are long, and depend only on the scope and these numbers. */
const known = new WeakMap<MatterScope, (key: string, make: () => Lists) => Lists>();
type Lists = ReturnType<typeof listsOf>;

const listsOf = (
  db: Kysely<Schema>,
  programme: number,
  { scope, person }: { scope: MatterScope; person: number | null },
) => ({
  waiting: asWritten(openByKind(db, programme, scope).compile()),
  rounds: asWritten(roundsOnLine(db, programme).compile()),
  quiet: asWritten(
    db
      .selectFrom('list_columns')
      .select('list')
      .where('programme_id', '=', programme)
      .where('person_id', '=', person)
      .where('list', '=', 'keys')
      .compile(),
  ),
});
