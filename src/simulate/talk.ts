import { sampleComments } from '../../sample/comments.ts';
import type { Ctx } from '../rooms/ctx.ts';
import {
  confirmComment,
  followTopic,
  likeComment,
  reportComment,
  writeComment,
} from '../rooms/discussion/index.ts';
import { personByAddress } from '../rooms/people/index.ts';
import type { Round } from '../rooms/programmes/index.ts';
import { publishedTopics } from '../rooms/topics/index.ts';
import type { Applicant } from './applicant.ts';

const DAY = 86_400_000;

/** Comments so far: ids by index in the sample. */
export type Said = Map<number, number>;

/** One day's comments under the round's topics, by people with a partner, each in a language that they write. */
export async function talk(
  ctx: Ctx,
  round: Round,
  applicants: readonly Applicant[],
  said: Said,
): Promise<void> {
  const programme = round.programme_id;
  const now = ctx.clock.now().getTime();
  const due = new Map(
    (await publishedTopics(ctx, programme)).map(({ topic, dueAt }) => [topic.slug, { id: topic.id, dueAt }]),
  );
  const members = await membersOf(ctx, round);
  for (const [index, comment] of sampleComments.entries()) {
    const topic = due.get(comment.topic);
    const day = topic ? Math.floor((now - topic.dueAt.getTime()) / DAY) : -1;
    if (!topic || said.has(index) || day < comment.day) continue;
    const parent = comment.answers === undefined ? null : (said.get(comment.answers) ?? null);
    const able = applicants.filter(
      ({ invented, person }) => members.has(person) && invented.locale === comment.locale,
    );
    const writer = able[index % Math.max(1, able.length)];
    if (!writer || (comment.answers !== undefined && parent === null)) continue;
    const done = await writeComment(ctx, {
      programme,
      topic: topic.id,
      parent,
      question: comment.question ?? null,
      by: { person: writer.person },
      name: writer.invented.name,
      body: comment.body,
      locale: comment.locale,
      channel: index % 4 === 3 ? 'mail' : 'form',
    });
    if (!done.ok) continue;
    said.set(index, done.comment);
    for (let n = 0; n < (comment.likes ?? 0); n++)
      await likeComment(ctx, { programme, topic: topic.id, comment: done.comment, liker: { key: `v:${n}` } });
  }
}

/** The ids of the people in a partnership of the round. */
export async function membersOf(ctx: Ctx, round: Round): Promise<Set<number>> {
  const rows = await ctx.db
    .selectFrom('membership')
    .select('person_id')
    .where('programme_id', '=', round.programme_id)
    .where('round_id', '=', round.id)
    .where('left_at', 'is', null)
    .execute();
  return new Set(rows.map(({ person_id }) => person_id));
}

const VISITOR = { address: 'nadia@visitor.example', name: 'Nadia' };

/** For the demo: a visitor's first comment waits for a moderator, and somebody reported another. */
export async function leaveToModerate(ctx: Ctx, round: Round, said: Said): Promise<void> {
  const programme = round.programme_id;
  const [topic] = (await publishedTopics(ctx, programme)).map((one) => one.topic.id);
  if (topic === undefined) return;
  const written = await writeComment(ctx, {
    programme,
    topic,
    parent: null,
    question: 1,
    by: { address: VISITOR.address },
    name: VISITOR.name,
    body: 'I am not in the programme, only a reader on the bus. May I say that the driver of line 7 would be a good librarian?',
    locale: 'en',
    channel: 'form',
  });
  const visitor = await personByAddress(ctx, programme, VISITOR.address);
  if (written.ok && visitor) {
    await confirmComment(ctx, { programme, person: visitor.id, comment: written.comment });
    await followTopic(ctx, { programme, topic, by: { person: visitor.id }, locale: 'en' });
  }
  const last = [...said.values()].at(-1);
  if (last === undefined) return;
  const comment = await ctx.db
    .selectFrom('comment')
    .select('topic_id')
    .where('programme_id', '=', programme)
    .where('id', '=', last)
    .executeTakeFirstOrThrow();
  await reportComment(ctx, {
    programme,
    topic: comment.topic_id,
    comment: last,
    reporter: { key: 'v:report' },
    reason: 'Is this the right topic for it?',
  });
}
