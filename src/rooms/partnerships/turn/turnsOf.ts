import { sql } from 'kysely';
import type { Ctx } from '../../ctx.ts';
import type { Sent } from './steps.ts';
import { turnColumns, turnFacts } from './turnColumns.ts';
import type { TurnRow } from './turnColumns.ts';
import { whoseTurn } from './whoseTurn.ts';
import type { Turn } from './whoseTurn.ts';

/** A reminder as JSON. */
interface SentRow {
  since: string;
  step: number;
  at: string;
  mailed: boolean;
}

interface Row extends TurnRow {
  programme: number;
  partnership: number;
  joinedAt: Date;
  backAt: Date | null;
  leaves: boolean;
  restsAt: Date | null;
  stopped: boolean;
  reminders: SentRow[];
  asks: number[];
  askedAt: Date | null;
}

/** One member of a partnership: whether it is their turn, and the reminders about it. */
export interface SeenMember extends Turn {
  /** The end of their absence, while they are away. */
  backAt: Date | null;
  /** Whether they are about to leave. */
  leaves: boolean;
  restsAt: Date | null;
  /** Whether they want no reminders. */
  stopped: boolean;
  /** Reminders of this turn. `mailed` is false if they wanted none. */
  sent: (Sent & { mailed: boolean })[];
  /** When a reminder of any turn, or a question whether they talked, was last sent to them. */
  writtenTo: Date | null;
  /** Partners they asked after, without an answer so far. */
  asks: number[];
  /** Whether a letter of theirs, or a talk of all, was ever noted. */
  heard: boolean;
}

type Pair = { programme: number; id: number };

const key = ({ programme, id }: Pair): string => `${programme}/${id}`;

/** The members of partnerships that go on, of any programmes, in one query, by `programme/partnership`. */
export async function seenMembers(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  pairs: readonly Pair[],
): Promise<(pair: Pair) => SeenMember[]> {
  const now = ctx.clock.now();
  const { rows } = await sql<Row>`
    select member.programme, member.partnership, member.person, member."joinedAt", member.leaves, member."restsAt", ${turnColumns},
      (select max(a.back_at) from absence a where a.programme_id = member.programme and a.person_id = member.person
        and a.ended_at is null and a.back_at > ${now}) as "backAt",
      exists (select from unsubscription u where u.programme_id = member.programme and u.person_id = member.person
        and u.category = 'reminders') as stopped,
      (select coalesce(json_agg(json_build_object('since', r.since, 'step', r.step, 'at', r.sent_at, 'mailed', r.mailed)), '[]') from turn_reminder r
        where r.programme_id = member.programme and r.partnership_id = member.partnership and r.person_id = member.person) as reminders,
      (select coalesce(json_agg(s.about_id), '[]') from silence s where s.programme_id = member.programme
        and s.partnership_id = member.partnership and s.person_id = member.person and s.closed_at is null) as asks,
      (select max(c.asked_at) from contact_report c where c.programme_id = member.programme
        and c.partnership_id = member.partnership and c.person_id = member.person) as "askedAt"
    from (
      select m.programme_id as programme, m.partnership_id as partnership, m.person_id as person,
        greatest(m.joined_at, meets.due_at) as "joinedAt", m.leaves_at is not null as leaves, m.rests_at as "restsAt"
      from unnest(${pairs.map(({ programme }) => programme)}::bigint[], ${pairs.map(({ id }) => id)}::bigint[]) as one (programme, id)
      join partnership p on p.programme_id = one.programme and p.id = one.id and p.state <> 'ended'
      join membership m on m.programme_id = p.programme_id and m.partnership_id = p.id and m.left_at is null
      join round_date meets on meets.programme_id = p.programme_id and meets.round_id = p.round_id and meets.kind = 'introduces'
    ) member order by member.partnership, member.person`.execute(ctx.db);
  const seen = new Map(
    [...Map.groupBy(rows, (row) => key({ programme: row.programme, id: row.partnership }))].map(
      ([pair, own]) => [pair, membersOf(own, now)],
    ),
  );
  return (pair) => seen.get(key(pair)) ?? [];
}

/** The same of one partnership. */
export async function turnsOf(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  programme: number,
  partnership: number,
): Promise<SeenMember[]> {
  const pair = { programme, id: partnership };
  return (await seenMembers(ctx, [pair]))(pair);
}

/** Whether it is one member's turn, and the reminders about it. Null when they are no member, or the partnership is over. */
export async function turnOf(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  of: { programme: number; partnership: number; person: number },
): Promise<SeenMember | null> {
  const members = await turnsOf(ctx, of.programme, of.partnership);
  return members.find(({ person }) => person === of.person) ?? null;
}

function membersOf(rows: readonly Row[], now: Date): SeenMember[] {
  const turns = whoseTurn(turnFacts(rows, rows), now);
  return rows.map((row, at) => {
    const turn = turns[at]!;
    const sent = row.reminders.map((one) => ({ ...one, since: new Date(one.since), at: new Date(one.at) }));
    return {
      ...turn,
      backAt: row.backAt,
      leaves: row.leaves,
      restsAt: row.restsAt,
      stopped: row.stopped,
      sent: sent.filter(({ since }) => since.getTime() === turn.since?.getTime()),
      writtenTo: latest([...sent.map((one) => one.at), ...(row.askedAt ? [row.askedAt] : [])]),
      asks: row.asks,
      heard: row.wroteAt !== null || row.talkedAt !== null,
    };
  });
}

const latest = (dates: readonly Date[]): Date | null =>
  dates.length > 0 ? new Date(Math.max(...dates.map((at) => at.getTime()))) : null;
