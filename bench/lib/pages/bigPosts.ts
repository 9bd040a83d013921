import { sql } from 'kysely';
import type { Ctx } from '../../../src/rooms/ctx.ts';
import { drawStamp } from '../../../src/web/frame/stamp.ts';

/** Posts that people send all day: so many of each kind, to different things. */
export const POSTS = 8;

export interface Post {
  name: string;
  reader: 'visitor' | 'participant' | 'volunteer';
  /** A POST with this form; a redirect answers it. */
  path: string;
  form: Record<string, string>;
}

/** Posts of each kind in the largest discussion and the participant's own partnership. */
export async function bigPosts(
  ctx: Ctx,
  { programme, home, partnership }: { programme: number; home: string; partnership: number },
): Promise<Post[]> {
  const { rows: topics } = await sql<{ id: number; slug: string }>`
    select t.id, t.slug from talk_size s join topic t on t.programme_id = s.programme_id and t.id = s.topic_id
    where s.programme_id = ${programme} group by 1, 2 order by sum(shown) desc limit 1`.execute(ctx.db);
  const { id: topic, slug } = topics[0]!;
  const ids = async (query: ReturnType<typeof sql<{ one: string }>>): Promise<string[]> =>
    (await query.execute(ctx.db)).rows.map(({ one }) => String(one));
  const shown = await ids(sql`select id as one from comment
    where programme_id = ${programme} and topic_id = ${topic} and state = 'shown' order by id desc limit ${POSTS}`);
  const held = await ids(sql`select id as one from comment
    where programme_id = ${programme} and state = 'held' order by id limit ${POSTS}`);
  const addresses = await ids(sql`select address as one from person
    where programme_id = ${programme} and account_id is not null and erased_at is null and address_confirmed_at is not null
    order by id desc limit ${POSTS}`);
  const mails = await ids(sql`select id as one from outbox
    where programme_id = ${programme} and state = 'failed' and not private order by id limit ${POSTS}`);
  const stamp = drawStamp(ctx, 'comment-form', programme);
  const comment = (n: number, form: Record<string, string>): Post['form'] => ({
    name: 'A reader',
    body: `What we found in the reading room, ${n}.`,
    stamp,
    ...form,
  });
  const kinds: Record<string, [Post['reader'], (n: number) => { path: string; form: Post['form'] } | null]> =
    {
      'a comment': ['participant', (n) => ({ path: `/topics/${slug}/comments`, form: comment(n, {}) })],
      'an answer': [
        'participant',
        (n) => ({ path: `/topics/${slug}/comments`, form: comment(n, { parent: shown[n]! }) }),
      ],
      'a like': ['participant', (n) => ({ path: `/topics/${slug}/likes`, form: { comment: shown[n]! } })],
      'a letter': [
        'participant',
        (n) => ({
          path: `/partnership/${partnership}/letters`,
          form: { body: `Good morning! This is letter ${n}.`, form_key: crypto.randomUUID() },
        }),
      ],
      'a code to sign in': ['visitor', (n) => ({ path: '/sign-in', form: { address: addresses[n]! } })],
      'a comment approved': [
        'volunteer',
        (n) => (held[n] ? { path: `/workbench/discussion/${held[n]}/approval`, form: {} } : null),
      ],
      'a mail held back': [
        'volunteer',
        (n) => (mails[n] ? { path: `/workbench/outbox/${mails[n]}/hold`, form: {} } : null),
      ],
      'a mail released': [
        'volunteer',
        (n) => (mails[n] ? { path: `/workbench/outbox/${mails[n]}/release`, form: {} } : null),
      ],
    };
  return Object.entries(kinds).flatMap(([name, [reader, make]]) =>
    Array.from({ length: POSTS }, (_, n) => make(n)).flatMap((post) =>
      post ? [{ name, reader, ...post, path: home + post.path }] : [],
    ),
  );
}
