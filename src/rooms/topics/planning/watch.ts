import { addDays, instantToWall } from '../../../lib/time/time.ts';
import { whileTime } from '../../ctx.ts';
import type { Ctx } from '../../ctx.ts';
import { closeMatter, handMatter, openMatter, raiseMatters } from '../../matters/index.ts';
import type { GivenMatter, MatterKind } from '../../kinds.ts';
import { checkTopic } from '../rules.ts';
import { draftOf } from '../draftOf.ts';

const DAY = 86_400_000;
/** Days before its own that a topic nobody approved comes onto the work list, and before which it presses. */
const AHEAD = 7;
const PRESSING = 2;
const GUEST_AHEAD = 3;

/** Each with the ids that the work list needs for its link. */
type Open = GivenMatter<'topic-unapproved' | 'topic-late' | 'guest-unapproved'> & {
  programme: number;
  subject: readonly [string, number];
  round: number | null;
  writer: number | null;
};

/**
 * Opens matters for what would not go out on its day because nobody approved it, and for drafts whose deadline has passed. Closes matters
 * that were settled. Nothing is sent automatically: what nobody approves waits.
 */
export async function watchTopics(ctx: Ctx): Promise<void> {
  const wanted = [...(await topicsToSeeTo(ctx)), ...(await guestPostsToSeeTo(ctx))];
  const open = await ctx.db
    .selectFrom('matter')
    .select(['programme_id', 'kind', 'subject_kind', 'subject_id'])
    .where('kind', 'in', ['topic-unapproved', 'topic-late', 'guest-unapproved'])
    .where('closed_at', 'is', null)
    .execute();
  const there = new Set(open.map((one) => key(one.programme_id, one.kind, one.subject_id)));
  const still = new Set(wanted.map((one) => key(one.programme, one.kind, one.subject[1])));
  const isNew = (one: Open): boolean => !there.has(key(one.programme, one.kind, one.subject[1]));
  const isOver = (one: (typeof open)[number]): boolean =>
    !still.has(key(one.programme_id, one.kind, one.subject_id));
  const acts = [
    ...wanted.filter(isNew).map((one) => async () => {
      await openMatter(ctx, one);
      if (one.writer !== null) await handMatter(ctx, { ...one, to: one.writer });
    }),
    ...open.filter(isOver).map((one) => async () => {
      await closeMatter(ctx, {
        programme: one.programme_id,
        actor: { kind: 'timetable' },
        kind: one.kind as MatterKind,
        subject: [one.subject_kind, one.subject_id],
      });
    }),
  ];
  for (const act of whileTime(ctx, acts)) await act();
  await raiseMatters(ctx, {
    kind: 'topic-unapproved',
    since: new Date(ctx.clock.now().getTime() - (AHEAD - PRESSING) * DAY),
    urgency: 2,
  });
}

const key = (programme: number, kind: string, id: number): string => `${programme} ${kind} ${id}`;

async function topicsToSeeTo(ctx: Ctx): Promise<Open[]> {
  const now = ctx.clock.now();
  const soon = new Date(now.getTime() + AHEAD * DAY);
  // Read the texts of a topic only when its matter needs them.
  const unapproved = await plannedIn(ctx).where('round_topic.due_at', '<=', soon).execute();
  const late = await plannedIn(ctx)
    .innerJoin('topic', (join) =>
      join
        .onRef('topic.programme_id', '=', 'round_topic.programme_id')
        .onRef('topic.id', '=', 'round_topic.topic_id'),
    )
    .selectAll('topic')
    .where('round_topic.due_at', '>', soon)
    // A coarse filter: the day has begun somewhere on earth. The programme's own zone decides below.
    .where('round_topic.draft_due', '<=', instantToWall(now, 'Pacific/Kiritimati').slice(0, 10))
    .execute();
  return [
    ...unapproved.map((row) => toSeeTo('topic-unapproved', row)),
    ...late
      .filter(
        (row) =>
          row.draft_due! < instantToWall(now, row.zone).slice(0, 10) && checkTopic(draftOf(row)).length > 0,
      )
      .map((row) => toSeeTo('topic-late', row)),
  ];
}

interface Planned {
  programme_id: number;
  topic_id: number;
  round_id: number;
  writer_id: number | null;
  number: number;
}

const toSeeTo = (kind: 'topic-unapproved' | 'topic-late', row: Planned): Open => ({
  programme: row.programme_id,
  kind,
  subject: ['topic', row.topic_id] as const,
  round: row.round_id,
  writer: row.writer_id,
  data: { round: row.number },
});

/** Topics of rounds that go on which nobody has approved. */
const plannedIn = (ctx: Ctx) =>
  ctx.db
    .selectFrom('round_topic')
    .innerJoin('programme', 'programme.id', 'round_topic.programme_id')
    .innerJoin('round', (join) =>
      join
        .onRef('round.programme_id', '=', 'round_topic.programme_id')
        .onRef('round.id', '=', 'round_topic.round_id'),
    )
    .innerJoin('round_date', (join) =>
      join
        .onRef('round_date.programme_id', '=', 'round.programme_id')
        .onRef('round_date.round_id', '=', 'round.id')
        .on('round_date.kind', '=', 'ends'),
    )
    .select([
      'round_topic.programme_id',
      'round_topic.topic_id',
      'round_topic.round_id',
      'round_topic.draft_due',
      'round_topic.writer_id',
      'programme.zone',
      'round.number',
    ])
    .where('round_topic.approved_at', 'is', null)
    .where('round.cancelled_at', 'is', null)
    .where('round.published_at', 'is not', null)
    .where('round_date.due_at', '>', ctx.clock.now());

async function guestPostsToSeeTo(ctx: Ctx): Promise<Open[]> {
  const soon = new Date(ctx.clock.now().getTime() + GUEST_AHEAD * DAY);
  const rows = await ctx.db
    .selectFrom('guest_post')
    .innerJoin('round_topic', (join) =>
      join
        .onRef('round_topic.programme_id', '=', 'guest_post.programme_id')
        .onRef('round_topic.topic_id', '=', 'guest_post.topic_id'),
    )
    .innerJoin('round', (join) =>
      join
        .onRef('round.programme_id', '=', 'round_topic.programme_id')
        .onRef('round.id', '=', 'round_topic.round_id'),
    )
    .select([
      'guest_post.programme_id',
      'guest_post.id',
      'guest_post.day',
      'guest_post.topic_id',
      'round_topic.writer_id',
      'round.id as round',
    ])
    .select(['round_topic.day as topic_day', 'round.rhythm_days'])
    .where('guest_post.approved_at', 'is', null)
    .where('guest_post.due_at', '<=', soon)
    .where('round.cancelled_at', 'is', null)
    .where('round.published_at', 'is not', null)
    .execute();
  // A topic may have been used before: only the use in whose fortnight the post comes counts.
  return rows
    .filter(
      (row) =>
        row.day >= row.topic_day &&
        row.day <= addDays(`${row.topic_day}T00:00`, row.rhythm_days).slice(0, 10),
    )
    .map((row): Open => ({
      programme: row.programme_id,
      kind: 'guest-unapproved',
      subject: ['guest-post', row.id] as const,
      round: row.round,
      writer: row.writer_id,
      data: { topic: row.topic_id },
    }));
}
