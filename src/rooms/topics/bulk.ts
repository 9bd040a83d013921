import type { RoomBrings } from '../brings.ts';
import type { Ctx } from '../ctx.ts';
import type { BulkInput, BulkVerb, Said } from '../desks/index.ts';
import { isLastOf } from '../log/index.ts';
import type { UndoableEvent } from '../log/index.ts';
import { approveTopic, disapproveTopic } from './planning/approve.ts';
import { scheduleTopic, unscheduleTopic } from './planning/schedule.ts';

const PLANNING = [
  'topic-approved',
  'topic-disapproved',
  'topic-moved',
  'topic-scheduled',
  'topic-unscheduled',
] as const;

type Kind = (typeof PLANNING)[number];
type Input = BulkInput & { said: Said };

/** The topic in the plan of the round that was chosen for all; null when it is not in that plan. */
async function planned(ctx: Ctx, { programme, actor, id: topic, said }: Input) {
  const of = { programme, actor, topic, round: Number(said.choice) };
  const row = await ctx.db
    .selectFrom('round_topic')
    .select('approved_at')
    .where('programme_id', '=', programme)
    .where('round_id', '=', of.round)
    .where('topic_id', '=', topic)
    .executeTakeFirst();
  return row ? { of, isApproved: row.approved_at !== null } : null;
}

/** Undoes the event of an act, unless the topic was planned otherwise since. */
const undoing =
  (
    kind: Kind,
    back: (
      ctx: Ctx,
      of: { programme: number; actor: Input['actor']; topic: number; round: number; undoes: number },
      day: string,
    ) => Promise<{ ok: boolean }>,
  ): BulkVerb['undo'] =>
  async (ctx, { id: topic, programme, actor, events }) => {
    const event = events.find((one): one is UndoableEvent<Kind> => one.kind === kind);
    const subject = ['topic', topic] as const;
    if (!event || !(await isLastOf(ctx, { programme, subject, event: event.id }, PLANNING)))
      return { ok: false };
    const { data } = event;
    const day = 'day' in data ? data.day : '';
    const done = await back(ctx, { programme, actor, topic, round: data.round, undoes: event.id }, day);
    return done.ok ? { ok: true } : { ok: false };
  };

/** Acts on several topics in the plan of a round; each uses the verb for one. */
export const bulk = {
  'topics-scheduled': {
    act: (ctx, { programme, actor, id: topic, said }) =>
      scheduleTopic(ctx, { programme, actor, topic, round: Number(said.choice) }),
    undo: undoing('topic-scheduled', (ctx, of) => unscheduleTopic(ctx, of)),
  },
  'topics-unscheduled': {
    act: async (ctx, input) => {
      const found = await planned(ctx, input);
      return found ? unscheduleTopic(ctx, found.of) : { ok: false, reason: 'not-planned' };
    },
    undo: undoing('topic-unscheduled', (ctx, of, day) => scheduleTopic(ctx, { ...of, day })),
  },
  'topics-approved': {
    act: async (ctx, input) => {
      const found = await planned(ctx, input);
      if (!found) return { ok: false, reason: 'not-planned' };
      if (found.isApproved) return { ok: false, reason: 'already-approved' };
      const done = await approveTopic(ctx, found.of);
      return done.ok ? { ok: true } : { ok: false, reason: 'reason' in done ? done.reason : 'lacks' };
    },
    undo: undoing('topic-approved', (ctx, of) => disapproveTopic(ctx, of)),
  },
  'topics-disapproved': {
    act: async (ctx, input) => {
      const found = await planned(ctx, input);
      if (!found) return { ok: false, reason: 'not-planned' };
      return found.isApproved ? disapproveTopic(ctx, found.of) : { ok: false, reason: 'not-approved' };
    },
    undo: undoing('topic-disapproved', (ctx, of) => approveTopic(ctx, of)),
  },
} satisfies RoomBrings['bulk'];
