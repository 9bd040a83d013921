import type { Actor, Ctx, QueuedMail } from '../ctx.ts';
import { record } from '../log/index.ts';
import type { Meeting } from './queries.ts';

/** One meeting at one of its sequences, and of a series the time that is meant, and others. */
export interface Changed {
  programme: number;
  meeting: Pick<Meeting, 'id' | 'partnership'>;
  sequence: number;
  occurrence?: string | undefined;
  also?: readonly string[];
  /** Whether it is off since its round ends earlier. */
  isRoundShorter?: boolean | undefined;
  /** The member who did it; absent where the program did. */
  by?: number | undefined;
}

type Change =
  | 'meeting-cancelled'
  | 'meeting-changed'
  | 'meeting-lapsed'
  | 'meeting-proposed'
  | 'meeting-shifted'
  | 'meeting-stands'
  | 'meeting-until';

/** The mails that tell some members of a change to a meeting, each once. */
export function mailsOfChange(
  kind: Change,
  { programme, meeting, sequence, occurrence, also = [], isRoundShorter, by }: Changed,
  to: readonly number[],
): QueuedMail[] {
  const { id, partnership } = meeting;
  const data = {
    partnership,
    meeting: id,
    sequence,
    ...(occurrence === undefined ? {} : { occurrence }),
    ...(also.length === 0 ? {} : { also: [...also] }),
    ...(isRoundShorter ? { why: 'round' as const } : {}),
    ...(by === undefined ? {} : { by }),
  };
  const occasion = `meeting:${id}/${sequence}`;
  return to.map((person) => ({ programme, kind, occasion, person, data }));
}

/** Mails some members of a change to a meeting, each once. */
export const mailMembers = (ctx: Ctx, kind: Change, changed: Changed, to: readonly number[]): Promise<void> =>
  ctx.mailer.queue(ctx, mailsOfChange(kind, changed, to));

/** Whether a member may have a meeting in their calendar: all but who proposed it and has heard of no change to it. */
export const isHad = ({ proposer, sequence }: Meeting, person: number): boolean =>
  sequence > 0 || proposer !== person;

/** Notes for the log that something was arranged: neither when nor where. */
export async function recordArranged(
  ctx: Ctx,
  kind: 'meeting-cancelled' | 'meeting-moved' | 'meeting-proposed' | 'meeting-stands',
  { programme, actor, own }: { programme: number; actor: Actor; own: { id: number; round: number } },
): Promise<void> {
  await record(ctx, { programme, actor, kind, subject: ['partnership', own.id], round: own.round });
}

/** A member as the one who does something. */
export const byPerson = (person: number): Actor => ({ kind: 'person', id: person });

/** Writes a change to a meeting, which all hear of: its sequence rises. Answers the new one. */
export async function writeChange(
  ctx: Ctx,
  { programme, meeting }: { programme: number; meeting: Meeting },
  set: Partial<{
    state: Meeting['state'];
    proposer_id: number;
    zone: string;
    wall: string | null;
    minutes: number;
    link: string | null;
    without: string[];
    asked_sequence: number;
    look_at: Date | null;
  }>,
): Promise<number> {
  const sequence = meeting.sequence + 1;
  await ctx.db
    .updateTable('meeting')
    .set({ ...set, sequence, changed_at: ctx.clock.now() })
    .where('programme_id', '=', programme)
    .where('id', '=', meeting.id)
    .execute();
  return sequence;
}
