import { sql } from 'kysely';
import { anyOf } from '../../../db/anyOf.ts';
import type { ComingMail, Ctx } from '../../ctx.ts';
import { headsOf } from '../../programmes/index.ts';
import type { Round } from '../../programmes/index.ts';
import { ENDING_SOON_DAYS } from '../rules.ts';

/** The mails that the timetable will write at the end of a round, if nothing changes until then. */
export async function comingToPartners(ctx: Pick<Ctx, 'db' | 'clock'>, round: Round): Promise<ComingMail[]> {
  const { id, programme_id: programme, dates } = round;
  const { ends } = dates;
  if (ends.doneAt !== null) return [];
  const heads = await headsOf(ctx, { programme, round: id });
  const people = (...standings: string[]): number =>
    heads
      .filter(({ standing, gone }) => !gone && standings.includes(standing))
      .reduce((sum, { people: some }) => sum + some, 0);
  const soon = new Date(ends.dueAt.getTime() - ENDING_SOON_DAYS * 86_400_000);
  const inPartnership = people('partner');
  const toBeTold = soon > ctx.clock.now() ? inPartnership - (await toldOf(ctx, round)) : 0;
  const mail = (
    kind: ComingMail['kind'],
    at: Date,
    count: number,
    who: (among: readonly number[] | undefined) => Promise<{ person: number }[]>,
  ): ComingMail => {
    const isToCome = at > ctx.clock.now();
    return {
      kind,
      round: id,
      crowd: isToCome && count > 0 ? [{ at, people: count }] : [],
      readers: async (among) => (isToCome ? (await who(among)).map(({ person }) => ({ person, at })) : []),
    };
  };
  const partners = (among: readonly number[] | undefined) =>
    members(ctx, round)
      .select('person_id as person')
      .$if(among !== undefined, (query) => query.where('person_id', '=', anyOf(among!)))
      .orderBy('person_id');
  return [
    mail('ending-soon', soon, toBeTold, (among) =>
      partners(among)
        .where(sql<boolean>`not exists (select from partnership p
          where p.programme_id = membership.programme_id and p.id = membership.partnership_id and p.ending_told_at is not null)`)
        .execute(),
    ),
    mail('farewell', ends.dueAt, inPartnership, (among) => partners(among).execute()),
    mail('round-over', ends.dueAt, people('confirmed', 'waiting'), (among) =>
      ctx.db
        .selectFrom('application')
        .select('person_id as person')
        .where('programme_id', '=', programme)
        .where('round_id', '=', id)
        .where('state', 'in', ['confirmed', 'waiting'])
        .$if(among !== undefined, (query) => query.where('person_id', '=', anyOf(among!)))
        .orderBy('id')
        .execute(),
    ),
  ];
}

/** The people with a partnership in the round. */
const members = ({ db }: Pick<Ctx, 'db'>, { programme_id: programme, id }: Round) =>
  db
    .selectFrom('membership')
    .where('programme_id', '=', programme)
    .where('round_id', '=', id)
    .where('left_at', 'is', null);

/** How many of them were told of the end already, before its date was moved. */
async function toldOf({ db }: Pick<Ctx, 'db'>, { programme_id: programme, id }: Round): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from membership where programme_id = ${programme} and left_at is null and partnership_id in (
      select id from partnership where programme_id = ${programme} and round_id = ${id} and ending_told_at is not null)`.execute(
    db,
  );
  return rows[0]!.count;
}
