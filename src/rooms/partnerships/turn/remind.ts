import { sql } from 'kysely';
import type { Ctx, QueuedMail } from '../../ctx.ts';
import type { Looked } from './lookAfter.ts';
import { dueStep, stepKind } from './steps.ts';
import type { SeenMember } from './turnsOf.ts';

const DAY = 86_400_000;

/** A reminder to send. */
export interface Reminder {
  pair: Looked;
  member: SeenMember;
  /** All members of the partnership. */
  members: readonly SeenMember[];
  step: number;
}

/**
 * Whether somebody may be reminded now. It must be their turn, and they and one member who waits must be here. They must not rest or be
 * about to leave, and no mail about it went to them within a day.
 */
export function mayRemind(member: SeenMember, members: readonly SeenMember[], now: Date): boolean {
  if (!member.owes || member.backAt || member.restsAt || member.leaves) return false;
  if (member.writtenTo && now.getTime() - member.writtenTo.getTime() < DAY) return false;
  return members.some((one) => member.to.includes(one.person) && !one.backAt);
}

/** Whether somebody who rests was written to. They get no reminder, but the member who wrote is told once that no answer has come. */
const restsUnanswering = (member: SeenMember, members: readonly SeenMember[]): boolean =>
  member.restsAt !== null &&
  member.owes === 'answer' &&
  !member.backAt &&
  !member.leaves &&
  member.sent.length === 0 &&
  members.some((one) => member.to.includes(one.person) && !one.backAt);

/**
 * Finds which members of a partnership have to be reminded now, with the step. Members who rest are among them when others have to be told
 * of that.
 */
export function remindersDue(pair: Looked, members: readonly SeenMember[], now: Date): Reminder[] {
  return members.flatMap((member) => {
    const isDue = mayRemind(member, members, now) || restsUnanswering(member, members);
    const step = isDue ? dueStep(pair.days, member.days, member.sent, now) : null;
    return step === null ? [] : [{ pair, member, members, step }];
  });
}

/** No reminder goes to members who stopped such mails or rest. */
const isLeftAlone = ({ stopped, restsAt }: SeenMember): boolean => stopped || restsAt !== null;

/**
 * Sends reminders, each once. Members who wait hear of the first and of the last. A member who is asked once more after the last rests from
 * then on. Answers the reminders that were sent now.
 */
export async function remind(ctx: Ctx, reminders: readonly Reminder[]): Promise<Reminder[]> {
  if (reminders.length === 0) return [];
  const now = ctx.clock.now();
  const { rows } = await sql<{ id: number; place: number }>`
    with given as (
      select * from unnest(${reminders.map(({ pair }) => pair.programme)}::bigint[], ${reminders.map(({ pair }) => pair.id)}::bigint[],
        ${reminders.map(({ member }) => member.person)}::bigint[], ${reminders.map(({ member }) => member.owes)}::text[],
        ${reminders.map(({ member }) => member.since)}::timestamptz[], ${reminders.map(({ step }) => step)}::int[],
        ${reminders.map(({ member }) => !isLeftAlone(member))}::boolean[])
        with ordinality as g (programme, partnership, person, owes, since, step, mailed, place)
    ), made as (
      insert into turn_reminder (programme_id, partnership_id, person_id, owes, since, step, sent_at, mailed)
      select programme, partnership, person, owes, since, step, ${now}, mailed from given
      on conflict (programme_id, partnership_id, person_id, since, step) do nothing
      returning id, programme_id, partnership_id, person_id
    )
    select made.id, given.place::int as place from made join given on given.programme = made.programme_id
      and given.partnership = made.partnership_id and given.person = made.person_id order by place`.execute(
    ctx.db,
  );
  const sent = rows.map(({ id, place }) => Object.assign({ id }, reminders[place - 1]!));
  const resting = sent.filter(({ pair, step }) => stepKind(pair.days, step) === 'more');
  await sql`
    update membership m set rests_at = ${now}
    from unnest(${resting.map(({ pair }) => pair.programme)}::bigint[], ${resting.map(({ pair }) => pair.id)}::bigint[],
      ${resting.map(({ member }) => member.person)}::bigint[]) as one (programme, partnership, person)
    where m.programme_id = one.programme and m.partnership_id = one.partnership and m.person_id = one.person`.execute(
    ctx.db,
  );
  await ctx.mailer.queue(
    ctx,
    sent.flatMap((one) => mailsOf(one, now.toISOString().slice(0, 10))),
  );
  return sent;
}

/** The members of partnerships as they would be read after these reminders. */
export function afterReminders(
  before: (pair: Looked) => SeenMember[],
  reminders: readonly Reminder[],
  now: Date,
): (pair: Looked) => SeenMember[] {
  const sent = new Map(reminders.map((one) => [one.member, one]));
  const after = (pair: Looked, member: SeenMember): SeenMember => {
    const one = sent.get(member);
    if (!one || !member.since) return member;
    const reminder = { since: member.since, step: one.step, at: now, mailed: !isLeftAlone(member) };
    const rests = stepKind(pair.days, one.step) === 'more';
    return {
      ...member,
      sent: [...member.sent, reminder],
      writtenTo: now,
      restsAt: rests ? now : member.restsAt,
    };
  };
  return (pair) => before(pair).map((member) => after(pair, member));
}

function mailsOf(reminder: Reminder & { id: number }, today: string): QueuedMail[] {
  const { pair, member, members, id, step } = reminder;
  const { programme, id: partnership } = pair;
  const about = { programme, occasion: `turn:${id}`, whole: `day:${today}` };
  const kind = member.restsAt ? 'last' : stepKind(pair.days, step);
  const told = kind === 'last' || (kind === 'first' && !member.stopped) ? kind : null;
  // A partner who also owes a letter gets a reminder of their own. A partner who asked after the member is told by the mails about that.
  const waiting = members.filter(
    (one) => member.to.includes(one.person) && !one.owes && !one.backAt && !one.asks.includes(member.person),
  );
  return [
    ...(isLeftAlone(member)
      ? []
      : [
          {
            ...about,
            kind: 'turn-reminder' as const,
            person: member.person,
            data: { partnership, reminder: id, tone: kind },
          },
        ]),
    ...(told
      ? waiting.map(({ person }) => ({
          programme,
          occasion: about.occasion,
          whole: about.whole,
          kind: 'partner-reminded' as const,
          person,
          data: { partnership, partner: member.person, step: told },
        }))
      : []),
  ];
}
