import { sql } from 'kysely';
import type { Expression } from 'kysely';
import { together } from '../../db/together.ts';
import type { Ctx } from '../ctx.ts';
import { openByKind } from '../matters/index.ts';
import type { MatterScope } from '../matters/index.ts';
import { roundOnLine, roundsOnLine } from './rounds/rounds.ts';
import type { RoundOnLine } from './rounds/rounds.ts';

type Looker = { name: string; at: Date };

/** Nobody looks at a page that is no record. */
const NOBODY = sql<Looker>`(select where false)`;

/** Things that every page of the workbench says around its own part. */
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

/** Read by one query. */
export async function readAroundDesk(
  ctx: Pick<Ctx, 'db'>,
  programme: number,
  {
    scope,
    person,
    lookers = NOBODY,
  }: { scope: MatterScope; person: number | null; lookers?: Expression<Looker> },
): Promise<AroundDesk> {
  const { waiting, rounds, quiet, looks } = await together(ctx.db, {
    waiting: openByKind(ctx.db, programme, scope),
    rounds: roundsOnLine(ctx.db, programme),
    quiet: ctx.db
      .selectFrom('list_columns')
      .select('list')
      .where('programme_id', '=', programme)
      .where('person_id', '=', person)
      .where('list', '=', 'keys'),
    looks: lookers,
  });
  return {
    waiting: new Map(waiting.map(({ kind, count }) => [kind, count])),
    rounds: rounds.map(roundOnLine),
    isQuiet: quiet.length > 0,
    lookers: looks.map(({ name, at }) => ({ name, at: new Date(at) })),
  };
}
