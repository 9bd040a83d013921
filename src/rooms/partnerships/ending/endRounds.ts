import { sql } from 'kysely';
import { anyOf } from '../../../db/anyOf.ts';
import type { Far } from '../../../db/schema.ts';
import { changeStates } from '../../applications/index.ts';
import type { Ctx } from '../../ctx.ts';
import { record } from '../../log/index.ts';
import { PIECE } from '../../pieces.ts';
import { noteLetDown } from './noteLetDown.ts';
import { whenDue } from '../../programmes/index.ts';

const timetable = { kind: 'timetable' } as const;

/** Partnerships, or people without one, that end in one piece: half a usual piece, since each costs two mails and several counts. */
const AT_ONCE = PIECE / 2;

interface Of {
  programme: number;
  round: number;
}

/**
 * Ends a round's partnerships on its last day, and finishes everybody's application. Members of a partnership get a farewell. People who
 * had none, or waited for another, hear that the search is over, why, and what comes next. A large round ends in pieces, each partnership
 * together with its members and their mails. Until their turn comes, nothing changes for the others.
 */
export async function endRounds(ctx: Ctx): Promise<void> {
  await whenDue(ctx, 'ends', endSome);
}

async function endSome(ctx: Ctx, of: Of & { far: Far }): Promise<Far | null> {
  const { ended, after } = await endPartnerships(ctx, of);
  const others = AT_ONCE - ended;
  const gone = others > 0 ? await finishOthers(ctx, of, others) : 0;
  if (gone >= others) return { after };
  await record(ctx, {
    programme: of.programme,
    actor: timetable,
    kind: 'round-ended',
    subject: ['round', of.round],
    round: of.round,
    data: { count: await countEnded(ctx, of) },
  });
  return null;
}

/** Ends the next partnerships, at most `AT_ONCE`, with their members. Answers how many, and the number of the last. */
async function endPartnerships(
  ctx: Ctx,
  { programme, round, far }: Of & { far: Far },
): Promise<{ ended: number; after: number }> {
  const now = ctx.clock.now();
  const beyond = await nextOfRound(ctx, { programme, round }, far.after);
  // The last piece also ends partnerships that were passed over. This may read through all that have ended.
  const isLast = beyond.length < AT_ONCE && far.after > 0;
  const next = isLast ? await nextOfRound(ctx, { programme, round }, 0) : beyond;
  if (next.length === 0) return { ended: 0, after: far.after };
  const own = anyOf(next.map(({ id }) => id));
  await noteLetDown(ctx, programme, own);
  await ctx.db
    .updateTable('partnership')
    .set({ state: 'ended', state_at: now, ended_at: now, end_reason: 'round-over' })
    .where('programme_id', '=', programme)
    .where('id', '=', own)
    .execute();
  const members = await ctx.db
    .updateTable('membership')
    .set({ left_at: now })
    .where('programme_id', '=', programme)
    .where('partnership_id', '=', own)
    .where('left_at', 'is', null)
    .returning(['partnership_id', 'person_id'])
    .execute();
  const applications = await ctx.db
    .selectFrom('application')
    .select('id')
    .where('programme_id', '=', programme)
    .where('round_id', '=', round)
    .where('person_id', '=', anyOf(members.map(({ person_id: person }) => person)))
    .where('state', '=', 'matched')
    .orderBy('id')
    .execute();
  await finish(ctx, programme, applications);
  await ctx.mailer.queue(
    ctx,
    members
      .toSorted((a, b) => a.partnership_id - b.partnership_id || a.person_id - b.person_id)
      .map(({ partnership_id: partnership, person_id: person }) => ({
        programme,
        kind: 'farewell' as const,
        occasion: `partnership:${partnership}`,
        whole: `round:${round}`,
        person,
        data: { partnership },
      })),
  );
  return { ended: next.length, after: next.at(-1)!.id };
}

const nextOfRound = (ctx: Ctx, { programme, round }: Of, after: number) =>
  ctx.db
    .selectFrom('partnership')
    .select('id')
    .where('programme_id', '=', programme)
    .where('round_id', '=', round)
    .where('id', '>', after)
    // Written as in the index of partnerships that go on.
    .where('state', '<>', sql.lit('ended'))
    .orderBy('id')
    .limit(AT_ONCE)
    .forNoKeyUpdate()
    .execute();

/** Finishes the next applications of people without a partnership, at most `atMost`. Answers how many. */
async function finishOthers(ctx: Ctx, { programme, round }: Of, atMost: number): Promise<number> {
  const next = await ctx.db
    .selectFrom('application')
    .select(['id', 'person_id', 'state'])
    .where('programme_id', '=', programme)
    .where('round_id', '=', round)
    .where('state', 'in', ['confirmed', 'waiting', 'matched'])
    .orderBy('id')
    .limit(atMost)
    .execute();
  await finish(ctx, programme, next);
  await ctx.mailer.queue(
    ctx,
    next
      .filter(({ state }) => state !== 'matched')
      .map(({ id, person_id: person }) => ({
        programme,
        kind: 'round-over' as const,
        occasion: `application:${id}`,
        whole: `round:${round}`,
        person,
        data: { application: id },
      })),
  );
  return next.length;
}

async function finish(ctx: Ctx, programme: number, applications: readonly { id: number }[]): Promise<void> {
  const own = applications.map(({ id }) => id);
  await changeStates(ctx, { programme, actor: timetable, applications: own, to: 'finished' });
}

async function countEnded(ctx: Ctx, { programme, round }: Of): Promise<number> {
  const { count } = await ctx.db
    .selectFrom('partnership')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('programme_id', '=', programme)
    .where('round_id', '=', round)
    .where('end_reason', '=', 'round-over')
    .executeTakeFirstOrThrow();
  return Number(count);
}
