import { sql } from 'kysely';
import { anyOf } from '../../../db/anyOf.ts';
import { plannedAway } from '../../applications/index.ts';
import type { Ctx, QueuedMail } from '../../ctx.ts';
import { declareAbsence } from './declareAbsence.ts';

interface Told {
  programme: number;
  person: number;
  zone: string;
  value: unknown;
  /** When they last declared or changed an absence. */
  saidAt: Date | null;
}

/**
 * On its first day, declares an absence that a member of some partnerships told in their application: partners hear how long it lasts.
 * Nothing is declared when the member has said since then whether they are away.
 */
export async function beginAbsences(
  ctx: Ctx,
  pairs: readonly { programme: number; id: number }[],
): Promise<void> {
  if (pairs.length === 0) return;
  const asked = await askedAbsences(ctx, pairs);
  if (asked.length === 0) return;
  const { rows } = await sql<Told>`
    select m.programme_id as programme, m.person_id as person, x.value,
      coalesce(
        (select zone from person where person.programme_id = m.programme_id and person.id = m.person_id),
        (select zone from programme where programme.id = m.programme_id)) as zone,
      (select max(a.said_at) from absence a where a.programme_id = m.programme_id and a.person_id = m.person_id) as "saidAt"
    from unnest(${pairs.map(({ programme }) => programme)}::bigint[], ${pairs.map(({ id }) => id)}::bigint[]) as one (programme, id)
    join membership m on m.programme_id = one.programme and m.partnership_id = one.id and m.left_at is null
    join unnest(${asked.map(({ programme }) => programme)}::bigint[], ${asked.map(({ round }) => round)}::bigint[],
      ${asked.map(({ question }) => question)}::bigint[]) as asked (programme, round, question)
      on asked.programme = m.programme_id and asked.round = m.round_id
    join application p on p.programme_id = m.programme_id and p.round_id = m.round_id and p.person_id = m.person_id
    join answer x on x.programme_id = p.programme_id and x.application_id = p.id and x.question_id = asked.question`.execute(
    ctx.db,
  );
  const mails: QueuedMail[] = [];
  const queue: Ctx['mailer']['queue'] = (_, some) => Promise.resolve(void mails.push(...some));
  for (const told of rows) {
    const now = plannedAway(told, ctx.clock.now());
    if (!now) continue;
    const { programme, person } = told;
    const gathering = { ...ctx, mailer: { ...ctx.mailer, queue } };
    await declareAbsence(gathering, { programme, person, until: now.until, wasPlanned: true });
  }
  // All mails in one call: mails of one call read shared facts once.
  await ctx.mailer.queue(ctx, mails);
}

/**
 * The questions about absences whose answers partners see, in all rounds of these programmes. A query of its own reads them: they are few,
 * and planning one query for everything takes longer than running both.
 */
async function askedAbsences(
  ctx: Ctx,
  pairs: readonly { programme: number }[],
): Promise<{ programme: number; round: number; question: number }[]> {
  return ctx.db
    .selectFrom('question')
    .innerJoin('round_question as asked', (join) =>
      join
        .onRef('asked.programme_id', '=', 'question.programme_id')
        .onRef('asked.question_id', '=', 'question.id'),
    )
    .innerJoin('question_version as wording', (join) =>
      join
        .onRef('wording.programme_id', '=', 'asked.programme_id')
        .onRef('wording.question_id', '=', 'asked.question_id')
        .onRef('wording.version', '=', 'asked.version'),
    )
    .select(['question.programme_id as programme', 'asked.round_id as round', 'question.id as question'])
    .where('question.programme_id', '=', anyOf([...new Set(pairs.map(({ programme }) => programme))]))
    .where('question.type', '=', 'absences')
    .where('wording.shown_to_partner', '=', true)
    .execute();
}
