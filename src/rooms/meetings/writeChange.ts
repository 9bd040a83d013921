import type { Actor, Ctx, QueuedMail } from '../ctx.ts';
import { record } from '../log/index.ts';
import type { Meeting } from './queries.ts';

/** A meeting at one of its sequences; for a series also the time concerned, and further ones (`also`). */
export interface Changed {
  programme: number;
  meeting: Pick<Meeting, 'id' | 'partnership'>;
  sequence: number;
  occurrence?: string | undefined;
  also?: readonly string[];
  /** Whether it is called off because its round ends earlier. */
  isRoundShorter?: boolean | undefined;
  /** The member who made the change; absent when the program made it. */
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

/** Whether a member may have a meeting in their calendar: everybody except a proposer who has not heard of any change to it. */
export const isHad = ({ proposer, sequence }: Meeting, person: number): boolean =>
  sequence > 0 || proposer !== person;

/** Notes in the log that something was arranged, without the time and place. */
export async function recordArranged(
  ctx: Ctx,
  kind: 'meeting-cancelled' | 'meeting-moved' | 'meeting-proposed' | 'meeting-stands',
  { programme, actor, own }: { programme: number; actor: Actor; own: { id: number; round: number } },
): Promise<void> {
  await record(ctx, { programme, actor, kind, subject: ['partnership', own.id], round: own.round });
}

/** A member as an actor. */
export const byPerson = (person: number): Actor => ({ kind: 'person', id: person });

/** Writes a change to a meeting that all members are told of: its sequence rises. Returns the new sequence. */
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
