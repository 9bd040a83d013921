import { inTransaction } from '../ctx.ts';
import type { Ctx } from '../ctx.ts';
import { lockMeeting } from './present.ts';
import type { NotTheirs } from './present.ts';
import { readLink } from './rules/meeting.ts';
import { writeChange, isHad, mailMembers } from './writeChange.ts';

/** Changes the link, number or place of a meeting. The other members are told. */
export async function changeLink(
  ctx: Ctx,
  input: { programme: number; person: number; meeting: number; link: string | null },
): Promise<{ ok: true } | NotTheirs | { ok: false; reason: 'link' }> {
  const { programme } = input;
  const linked = readLink(input.link);
  if (linked === 'long') return { ok: false, reason: 'link' };
  return inTransaction(ctx, async (ctx) => {
    const found = await lockMeeting(ctx, input);
    if (!found.ok) return found;
    const { meeting, members, own } = found;
    if (meeting.link === linked.link) return { ok: true };
    const sequence = await writeChange(ctx, { programme, meeting }, linked);
    const by = own.me.person;
    const to = members.filter((one) => one !== by || isHad(meeting, one));
    await mailMembers(ctx, 'meeting-changed', { programme, meeting, sequence, by }, to);
    return { ok: true };
  });
}
