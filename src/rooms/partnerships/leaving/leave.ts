import { inTransaction } from '../../ctx.ts';
import type { Actor, Ctx } from '../../ctx.ts';
import { record } from '../../log/index.ts';
import { openMatter } from '../../matters/index.ts';
import { lockPartnership, markEnded, releaseMember } from '../members.ts';
import { passHeldLetters } from '../letters/heldLetters.ts';
import { absencesOf } from '../absence/queries.ts';
import { sendOwnLetters } from '../letters/sendLetters.ts';
import { currentMembers } from '../queries.ts';
import { LIMITS, checkText, goesOn } from '../rules.ts';
import { silentOnes } from '../turn/silentOnes.ts';

/**
 * Leaves a partnership. A pair ends; a trio goes on with the two who stay if their countries differ. Members who are let down wait for
 * another partner and come first. Coordinators hear of the leaving and its reason; the others hear only that it happened.
 */
export async function leavePartnership(
  ctx: Ctx,
  input: {
    programme: number;
    actor: Actor;
    person: number;
    partnership: number;
    /** Only coordinators see it; may be ''. */
    reason: string;
    /** Whether the leaver wants another partner in this round; otherwise they leave the round. */
    another: boolean;
  },
): Promise<{ ok: true; goesOn: boolean } | { ok: false; reason: 'unknown' | 'ended' | 'too-long' }> {
  const { programme, actor, person, partnership } = input;
  const reason = input.reason.trim();
  if (checkText(reason, LIMITS.reason) === 'too-long') return { ok: false, reason: 'too-long' };
  return inTransaction(ctx, async (ctx) => {
    const found = await lockPartnership(ctx, programme, partnership);
    if (!found) return { ok: false, reason: 'unknown' };
    const members = await currentMembers(ctx, programme, partnership);
    if (!members.some((member) => member.person === person))
      return {
        ok: false,
        reason: (await wasMember(ctx, programme, partnership, person)) ? 'ended' : 'unknown',
      };
    await sendOwnLetters(ctx, { programme, partnership, person });
    const staying = members.filter((member) => member.person !== person);
    const on = goesOn(staying);
    const silent = await silentOnes(ctx, programme, partnership);
    const away = await absencesOf(
      ctx,
      programme,
      members.map((member) => member.person),
    );
    // Nobody has to wait for the end of a break without a date.
    const keepsWaiting = (member: number): boolean =>
      silent.has(member) || away.get(member)?.undated === true;
    const isLetDown = !keepsWaiting(person) && staying.some((member) => keepsWaiting(member.person));
    const step = { programme, actor, partnership, round: found.round };
    const before = [
      await releaseMember(ctx, {
        ...step,
        person,
        after: input.another ? 'waiting' : 'withdrawn',
        // A leaver is let down as well if they waited in vain for an answer, or would have to wait for the end of a break.
        comesFirst: input.another && isLetDown,
        reason,
      }),
    ];
    // Letters that waited are sent: the leaver's to the others, but none to the leaver.
    await passHeldLetters(ctx, programme, partnership);
    if (!on) {
      await markEnded(ctx, programme, partnership, 'left');
      for (const member of staying)
        before.push(
          await releaseMember(ctx, { ...step, person: member.person, after: 'waiting', comesFirst: true }),
        );
    }
    const event = await record(ctx, {
      programme,
      actor,
      kind: 'partnership-left',
      subject: ['partnership', partnership],
      round: found.round,
      data: { person, members: before, goesOn: on },
    });
    if (!on || input.another)
      await openMatter(ctx, {
        programme,
        kind: 'left-partnership',
        subject: ['partnership', partnership],
        round: found.round,
        country: staying.length === 1 ? (staying[0]?.country ?? null) : null,
        urgency: 1,
      });
    await ctx.mailer.queue(
      ctx,
      staying.map((member) => ({
        programme,
        kind: 'partner-left' as const,
        occasion: `event:${event}`,
        person: member.person,
        data: { partnership, person, goesOn: on, another: input.another },
      })),
    );
    return { ok: true, goesOn: on };
  });
}

async function wasMember(ctx: Ctx, programme: number, partnership: number, person: number): Promise<boolean> {
  const row = await ctx.db
    .selectFrom('membership')
    .select('joined_at')
    .where('programme_id', '=', programme)
    .where('partnership_id', '=', partnership)
    .where('person_id', '=', person)
    .executeTakeFirst();
  return row !== undefined;
}
