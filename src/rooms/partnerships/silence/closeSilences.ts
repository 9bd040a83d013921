import { sql } from 'kysely';
import { inTransaction, whileTime } from '../../ctx.ts';
import type { Ctx } from '../../ctx.ts';
import { record } from '../../log/index.ts';
import { closeMatter, raiseMatters } from '../../matters/index.ts';
import { ANSWER_DAYS } from '../rules.ts';

/** Minutes in which a volunteer can take back that a matter is dealt with. */
const SECOND_THOUGHTS = 10;

/**
 * Why a silence is closed. `wrote`: the partner wrote. `away`: the partner is away, which another mail tells. `dealt`: a coordinator has
 * dealt with it. `ended`: the partnership is over.
 */
type Outcome = 'wrote' | 'away' | 'dealt' | 'ended';

interface Open {
  programme: number;
  id: number;
  partnership: number;
  person: number;
  about: number;
  round: number;
  isDue: boolean;
  outcome: Outcome | null;
}

/**
 * Looks at everybody who was asked after. Closes a silence when they wrote, are away or left, or when a coordinator has dealt with it. The
 * person who asked is told only of the latter. When the days are over, the matter becomes urgent, and the person who asked is told that a
 * coordinator looks.
 */
export async function closeSilences(ctx: Ctx): Promise<void> {
  const due = (await openOnes(ctx)).filter(({ outcome, isDue }) => outcome !== null || isDue);
  for (const one of whileTime(ctx, due))
    if (one.outcome) await end(ctx, one, one.outcome);
    else await press(ctx, one);
}

async function openOnes(ctx: Ctx): Promise<Open[]> {
  const now = ctx.clock.now();
  const settled = new Date(now.getTime() - SECOND_THOUGHTS * 60_000);
  const { rows } = await sql<Open>`
    select s.programme_id as programme, s.id, s.partnership_id as partnership, s.person_id as person, s.about_id as about,
      p.round_id as round, s.due_at <= ${now} and s.pressed_at is null as "isDue",
      case
        when p.state = 'ended' or exists (
          select from membership m where m.programme_id = s.programme_id and m.partnership_id = s.partnership_id
            and m.person_id in (s.person_id, s.about_id) and m.left_at is not null) then 'ended'
        when exists (
          select from letter l where l.programme_id = s.programme_id and l.partnership_id = s.partnership_id
            and l.author_id = s.about_id and l.written_at > s.asked_at and l.held_at is null) then 'wrote'
        when exists (
          select from absence a where a.programme_id = s.programme_id and a.person_id = s.about_id
            and a.ended_at is null and a.back_at > ${now}) then 'away'
        when exists (
          select from matter m where m.programme_id = s.programme_id and m.kind = 'partner-silent'
            and m.subject_kind = 'partnership' and m.subject_id = s.partnership_id
          having bool_and(m.closed_at is not null) and max(m.closed_at) between s.asked_at and ${settled}) then 'dealt'
      end as outcome
    from silence s
    join partnership p on p.programme_id = s.programme_id and p.id = s.partnership_id
    where s.closed_at is null
    order by s.programme_id, s.id`.execute(ctx.db);
  return rows;
}

async function end(ctx: Ctx, one: Open, outcome: Outcome): Promise<void> {
  const { programme, partnership } = one;
  await inTransaction(ctx, async (ctx) => {
    const closed = await ctx.db
      .updateTable('silence')
      .set({ closed_at: ctx.clock.now() })
      .where('programme_id', '=', programme)
      .where('id', '=', one.id)
      .where('closed_at', 'is', null)
      .executeTakeFirst();
    if (closed.numUpdatedRows === 0n) return;
    const timetable = { kind: 'timetable' } as const;
    await record(ctx, {
      programme,
      actor: timetable,
      kind: 'silence-over',
      subject: ['partnership', partnership],
      round: one.round,
      data: { silence: one.id, outcome },
    });
    // Other mails tell the rest: the letter itself, the mail about the absence, and the one about the leaver.
    if (outcome === 'dealt') await mailWhoAsked(ctx, one, 'dealt');
    const others = await ctx.db
      .selectFrom('silence')
      .select('id')
      .where('programme_id', '=', programme)
      .where('partnership_id', '=', partnership)
      .where('closed_at', 'is', null)
      .executeTakeFirst();
    if (!others)
      await closeMatter(ctx, {
        programme,
        actor: timetable,
        kind: 'partner-silent',
        subject: ['partnership', partnership],
      });
  });
}

async function press(ctx: Ctx, one: Open): Promise<void> {
  const now = ctx.clock.now();
  await inTransaction(ctx, async (ctx) => {
    const pressed = await ctx.db
      .updateTable('silence')
      .set({ pressed_at: now })
      .where('programme_id', '=', one.programme)
      .where('id', '=', one.id)
      .where('pressed_at', 'is', null)
      .executeTakeFirst();
    if (pressed.numUpdatedRows === 0n) return;
    await raiseMatters(ctx, {
      kind: 'partner-silent',
      since: new Date(now.getTime() - ANSWER_DAYS * 86_400_000 + 1),
      urgency: 2,
    });
    await mailWhoAsked(ctx, one, 'due');
  });
}

async function mailWhoAsked(ctx: Ctx, one: Open, step: 'due' | 'dealt'): Promise<void> {
  const { programme, partnership, person, about: partner, id: silence } = one;
  await ctx.mailer.queue(ctx, [
    {
      programme,
      kind: 'silence',
      occasion: `silence:${silence}/${step}`,
      person,
      data: { partnership, silence, partner, step },
    },
  ]);
}
