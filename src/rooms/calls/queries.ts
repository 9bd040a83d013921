import type { Ctx } from '../ctx.ts';
import { LOST_MS } from './rules.ts';

type Of = { programme: number; partnership: number };

/** One window in a call. */
export interface Seat {
  id: number;
  person: number;
  /** Made up by the window itself; it stays the same when the window comes back after its line was away. */
  key: string;
  seenAt: Date;
}

/** A call that goes on, or in which somebody waits. */
export interface OpenCall {
  id: number;
  openedBy: number | null;
  until: Date;
  talkSince: Date | null;
  talkedSeconds: number;
  /** The windows that were not closed, oldest first. */
  seats: Seat[];
}

/** The open call of a partnership; null when there is none. */
export async function openCall(
  ctx: Pick<Ctx, 'db'>,
  { programme, partnership }: Of,
): Promise<OpenCall | null> {
  const rows = await ctx.db
    .selectFrom('call')
    .leftJoin('call_seat as seat', (join) =>
      join
        .onRef('seat.programme_id', '=', 'call.programme_id')
        .onRef('seat.call_id', '=', 'call.id')
        .on('seat.left_at', 'is', null),
    )
    .select(['call.id', 'opened_by', 'until_at', 'talk_since', 'talked_seconds'])
    .select([
      'seat.id as seat',
      'seat.person_id as person',
      'seat.window_key as key',
      'seat.seen_at as seenAt',
    ])
    .where('call.programme_id', '=', programme)
    .where('call.partnership_id', '=', partnership)
    .where('ended_at', 'is', null)
    .orderBy('seat.id')
    .execute();
  const [call] = rows;
  if (!call) return null;
  return {
    id: call.id,
    openedBy: call.opened_by,
    until: call.until_at,
    talkSince: call.talk_since,
    talkedSeconds: call.talked_seconds,
    seats: rows.flatMap(({ seat, person, key, seenAt }) =>
      seat === null || person === null || key === null || seenAt === null
        ? []
        : [{ id: seat, person, key, seenAt }],
    ),
  };
}

/** The windows of a call that answered a moment ago. */
export const presentIn = (call: Pick<OpenCall, 'seats'>, now: Date): Seat[] =>
  call.seats.filter(({ seenAt }) => seenAt.getTime() > now.getTime() - LOST_MS);

/** Until when somebody waits in a call for another person; null once they left, the time is over, or the other came. */
export async function waitsFor(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  { call, person, whom, ...of }: Of & { call: number; person: number; whom: number },
): Promise<Date | null> {
  const now = ctx.clock.now();
  const open = await openCall(ctx, of);
  if (open?.id !== call || open.until <= now) return null;
  const here = new Set(presentIn(open, now).map((one) => one.person));
  return here.has(person) && !here.has(whom) ? open.until : null;
}

/** Each person's answer in a partnership on whether browsers may connect directly; a person who was not asked yet is missing. */
export async function directAnswersOf(
  ctx: Pick<Ctx, 'db'>,
  { programme, partnership }: Of,
): Promise<ReadonlyMap<number, boolean>> {
  const rows = await ctx.db
    .selectFrom('call_way')
    .select(['person_id as person', 'is_direct as isDirect'])
    .where('programme_id', '=', programme)
    .where('partnership_id', '=', partnership)
    .execute();
  return new Map(rows.map(({ person, isDirect }) => [person, isDirect]));
}

/** A person's window that was not closed; null when it is not theirs. */
export async function seatOf(
  ctx: Pick<Ctx, 'db'>,
  { programme, partnership, person, seat }: Of & { person: number; seat: number },
): Promise<{ id: number; call: number } | null> {
  const found = await ctx.db
    .selectFrom('call_seat as seat')
    .innerJoin('call', (join) =>
      join.onRef('call.programme_id', '=', 'seat.programme_id').onRef('call.id', '=', 'seat.call_id'),
    )
    .select(['seat.id', 'call.id as call'])
    .where('seat.programme_id', '=', programme)
    .where('seat.id', '=', seat)
    .where('seat.person_id', '=', person)
    .where('seat.left_at', 'is', null)
    .where('call.partnership_id', '=', partnership)
    .executeTakeFirst();
  return found ?? null;
}

/** The number of the last thing that a window was told. */
export async function lastTold(ctx: Pick<Ctx, 'db'>, programme: number, seat: number): Promise<number> {
  const row = await ctx.db
    .selectFrom('call_seat')
    .select('last_number')
    .where('programme_id', '=', programme)
    .where('id', '=', seat)
    .executeTakeFirst();
  return row?.last_number ?? 0;
}

/** The things a window was told after a number, in order. */
export async function toldTo(
  ctx: Pick<Ctx, 'db'>,
  { programme, seat, after, most }: { programme: number; seat: number; after: number; most: number },
): Promise<{ number: number; said: string }[]> {
  return ctx.db
    .selectFrom('call_signal')
    .select(['number', 'said'])
    .where('programme_id', '=', programme)
    .where('seat_id', '=', seat)
    .where('number', '>', after)
    .orderBy('number')
    .limit(most)
    .execute();
}

/** The number of the last arrival or departure in a partnership's calls. */
export async function lastInRoom(
  ctx: Pick<Ctx, 'db'>,
  programme: number,
  partnership: number,
): Promise<number> {
  const row = await ctx.db
    .selectFrom('call')
    .select(({ fn }) => fn.sum<number>('last_number').as('last'))
    .where('programme_id', '=', programme)
    .where('partnership_id', '=', partnership)
    .executeTakeFirst();
  return Number(row?.last ?? 0);
}
