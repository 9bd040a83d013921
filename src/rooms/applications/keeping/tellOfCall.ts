import { sql } from 'kysely';
import { anyOf } from '../../../db/anyOf.ts';
import { comingPart, comingReaders } from '../../coming.ts';
import type { ComingPart } from '../../coming.ts';
import type { Ctx } from '../../ctx.ts';
import { byPiecesFound, removeByPieces } from '../../pieces.ts';
import { phaseOf } from '../../programmes/index.ts';
import type { Round } from '../../programmes/index.ts';

interface Due {
  programme: number;
  person: number;
  round: number;
  number: number;
  applied: boolean;
}

/**
 * A duty: when a round opens, mails everybody who asked to keep their answers for it a link to its form, once. Leaves out people who have
 * applied.
 */
export async function tellOfCall(ctx: Ctx): Promise<void> {
  const now = ctx.clock.now();
  const read = async (atMost: number): Promise<Due[]> => {
    const { rows } = await sql<Due>`
    select k.programme_id as programme, k.person_id as person, r.id as round, r.number,
      exists (select from application a where a.programme_id = r.programme_id and a.round_id = r.id and a.person_id = k.person_id) as applied
    from round r
    join round_date opens on opens.programme_id = r.programme_id and opens.round_id = r.id and opens.kind = 'opens'
    join round_date closes on closes.programme_id = r.programme_id and closes.round_id = r.id and closes.kind = 'closes'
    join kept_form k on k.programme_id = r.programme_id and k.told_number < r.number
    where r.published_at is not null and r.cancelled_at is null
      and opens.due_at <= ${now} and coalesce(opens.acts_from, opens.due_at) <= ${now} and closes.due_at > ${now} and k.until > ${now}
    order by k.programme_id, r.number, k.person_id limit ${atMost}`.execute(ctx.db);
    return rows;
  };
  await byPiecesFound(ctx, read, tellPiece);
}

async function tellPiece(ctx: Ctx, programme: number, piece: readonly Due[]): Promise<void> {
  for (const [round, own] of Map.groupBy(piece, (one) => one.round)) {
    const { rows } = await sql<{ person: number }>`
      update kept_form set told_number = ${own[0]!.number}
      where programme_id = ${programme} and person_id = ${anyOf(own.map(({ person }) => person))}
        and told_number < ${own[0]!.number}
      returning person_id as person`.execute(ctx.db);
    const told = new Set(rows.map(({ person }) => person));
    await ctx.mailer.queue(
      ctx,
      own
        .filter(({ person, applied }) => told.has(person) && !applied)
        .map(({ person }) => ({
          programme,
          kind: 'come-back' as const,
          occasion: `round:${round}`,
          person,
          data: { round },
        })),
    );
  }
}

/** A duty: deletes kept answers whose time is over. */
export async function forgetKept(ctx: Ctx): Promise<void> {
  await removeByPieces(ctx, 'kept_form', sql`until <= ${ctx.clock.now()}`);
}

/** The mails to these people that a round's opening will bring, as things stand. */
export function comingCall({ clock }: Pick<Ctx, 'clock'>, round: Round): ComingPart | null {
  const { opens } = round.dates;
  if (opens.doneAt !== null || phaseOf(round, clock.now()) !== 'planned') return null;
  const counted = sql<{ people: number }>`(select count(*)::int as people from ${tellable(round)} as told)`;
  return comingPart({ counted }, ({ counted }) => [
    {
      kind: 'come-back',
      round: round.id,
      crowd: [{ at: opens.actsAt, people: counted[0]!.people }],
      readers: (among) =>
        comingReaders(tellable(round, among), ({ person }) => ({ person, at: opens.actsAt })),
    },
  ]);
}

const tellable = ({ id, programme_id: programme, number, dates }: Round, among?: readonly number[]) => sql<{
  person: number;
}>`(
  select person_id as person from kept_form
  where programme_id = ${programme} and told_number < ${number} and until > ${dates.opens.actsAt}
    ${among ? sql`and person_id = ${anyOf(among)}` : sql``}
    and person_id not in (select person_id from application where programme_id = ${programme} and round_id = ${id})
  order by person)`;
