import { inTransaction } from '../ctx.ts';
import type { Ctx } from '../ctx.ts';
import { letStand } from './letStand.ts';
import { lockMeeting } from './present.ts';
import type { NotTheirs, Present } from './present.ts';
import { seriesAt } from './queries.ts';
import type { Meeting, MeetingTime } from './queries.ts';
import { cancelAll } from './cancel.ts';
import type { Says } from './rules/meeting.ts';
import { isRefused, isToOlder, stands } from './rules/standing.ts';
import { nextToBegin } from './rules/times.ts';
import { writeChange, mailMembers } from './writeChange.ts';

type Found = Present & { meeting: Meeting };

export interface Answer {
  programme: number;
  person: number;
  meeting: number;
  says: Says;
  /** The proposed time that is answered; it may be missing when there is only one. A no or maybe without it is for all times. */
  time?: number | undefined;
  /** The sequence that was answered, if a calendar or an older mail tells it. */
  sequence?: number | undefined;
}

/**
 * Says yes, no or maybe to a proposed time, or to the one that stands. The meeting stands with the first yes of another member; a no that
 * leaves nobody to meet calls it off. `replaced`: the answer was to earlier times. `began`: the time has begun or passed. `which`: there
 * are several times, and none was named.
 */
export async function answer(
  ctx: Ctx,
  input: Answer,
): Promise<
  { ok: true; stands: boolean } | NotTheirs | { ok: false; reason: 'replaced' | 'which' | 'began' }
> {
  const { programme, person, says, time } = input;
  return inTransaction(ctx, async (ctx) => {
    const found = await lockMeeting(ctx, input);
    if (!found.ok) return found;
    const { meeting, ends } = found;
    if (isToOlder(meeting.askedSequence, input.sequence)) return { ok: false, reason: 'replaced' };
    const meant = time === undefined ? meeting.times : meeting.times.filter(({ id }) => id === time);
    if (meant.length === 0) return { ok: false, reason: 'replaced' };
    const now = ctx.clock.now();
    const isToCome = meant.some((one) => nextToBegin(seriesAt(meeting, one), ends, now) !== null);
    if (says === 'yes' && meant.length > 1) return { ok: false, reason: isToCome ? 'which' : 'began' };
    const before = meant.map(({ said }) => said.find((one) => one.person === person)?.says);
    if (before.every((one) => one === says)) return { ok: true, stands: meeting.state === 'stands' };
    if (!isToCome) return { ok: false, reason: 'began' };
    // The proposer comes anyway, and can move the meeting or call it off. Once it stands, their doubt is news to the others.
    const isNews = says === 'no' || (says === 'maybe' && meeting.state === 'stands');
    if (meeting.proposer === person && !isNews && before.every((one) => one === undefined))
      return { ok: true, stands: meeting.state === 'stands' };
    await putAnswers(ctx, { programme, person, says }, meant);
    const wasOut = before.includes('no');
    return {
      ok: true,
      stands: await settleProposal(ctx, { programme, found, says, wasOut, time: meant[0]! }),
    };
  });
}

async function putAnswers(
  ctx: Ctx,
  { programme, person, says }: { programme: number; person: number; says: Says },
  times: readonly MeetingTime[],
): Promise<void> {
  const set = { says, answered_at: ctx.clock.now() };
  for (const { id, said } of times) {
    await ctx.db
      .insertInto('meeting_answer')
      .values({ programme_id: programme, time_id: id, person_id: person, ...set })
      .onConflict((on) => on.columns(['programme_id', 'time_id', 'person_id']).doUpdateSet(set))
      .execute();
    const before = said.find((one) => one.person === person);
    if (before) before.says = says;
    else said.push({ person, says });
  }
}

/** Acts on an answer. Returns whether the meeting stands now. */
async function settleProposal(
  ctx: Ctx,
  of: { programme: number; found: Found; says: Says; wasOut: boolean; time: MeetingTime },
): Promise<boolean> {
  const { programme, found, says, wasOut, time } = of;
  const { meeting, members, own } = found;
  const [me] = members;
  const off = { programme, meeting, own, by: own.me.person, to: members };
  const isProposer = meeting.proposer === me;
  if (meeting.state === 'proposed') {
    if (says === 'yes') {
      await letStand(ctx, { programme, found, time });
      return true;
    }
    if (isProposer || isRefused(members, meeting.proposer, meeting.times)) {
      await cancelAll(ctx, off);
      return false;
    }
  } else if (!stands(members, meeting.proposer, time.said)) {
    await cancelAll(ctx, off);
    return false;
  } else if (says === 'no' || wasOut) {
    await renewOwn(ctx, { programme, found });
  }
  await tellAnswer(ctx, { programme, found, says });
  return meeting.state === 'stands';
}

/**
 * One of three members leaves a meeting that stands for the two others, or joins it again: it is removed from their calendar, or added
 * again.
 */
async function renewOwn(ctx: Ctx, { programme, found }: { programme: number; found: Found }): Promise<void> {
  const { meeting, own } = found;
  const sequence = await writeChange(ctx, { programme, meeting }, {});
  const by = own.me.person;
  await mailMembers(ctx, 'meeting-stands', { programme, meeting, sequence, by }, [by]);
}

/** Tells the others of an answer that changes nothing by itself. */
async function tellAnswer(
  ctx: Ctx,
  { programme, found, says }: { programme: number; found: Found; says: Says },
): Promise<void> {
  // Another yes is shown on the page, and not mailed.
  if (says === 'yes') return;
  const { meeting, own, members } = found;
  const { person } = own.me;
  const { id, partnership, sequence } = meeting;
  await ctx.mailer.queue(
    ctx,
    members
      .filter((one) => one !== person)
      .map((to) => ({
        programme,
        kind: 'meeting-answered' as const,
        occasion: `meeting:${id}/${sequence}/person:${person}/${says}`,
        person: to,
        data: { partnership, meeting: id, sequence, person, says },
      })),
  );
}
