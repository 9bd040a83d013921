import type pg from 'pg';
import { sampleComments } from '../../sample/comments.ts';
import { sampleTopics } from '../../sample/topics.ts';
import { renderMarkdown } from '../../src/lib/text/markdown.ts';

/** Sentences from the sample's essays in four languages, from which comments are made here. */
const sentences = sampleTopics.flatMap(({ essay }) =>
  Object.values(essay).flatMap((text) =>
    text
      .split(/\n+|(?<=[.!?؟])\s+/u)
      .map((one) => one.replace(/^#+\s*/, '').trim())
      .filter((one) => one.length > 20),
  ),
);
const names = ['Amina Diallo', 'Luca Ferri', '陈美', 'Tomás Rey', 'Ngozi Okafor', 'Elif Kaya', 'Bao Tran', 'Inês Prado', 'مروان سمان', 'Olga Bondar']; // prettier-ignore

/** A random generator of numbers below `n` with the same sequence each time (Numerical Recipes' linear congruence). */
export function dice(seed: number): (n: number) => number {
  let state = seed >>> 0;
  return (n) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * n);
  };
}

export interface InventedComment {
  id: number;
  parent: number | null;
  path: number[];
  question: number | null;
  name: string;
  body: string;
  likes: number;
}

/** Comments in threads, as long as real ones; one in three answers another. */
export function inventComments(count: number, seed = 1): InventedComment[] {
  const roll = dice(seed);
  const all: InventedComment[] = [];
  for (let id = 1; id <= count; id++) {
    const parent = id > 5 && roll(3) === 0 ? all[id - 2 - roll(4)]! : null;
    const body =
      id <= sampleComments.length
        ? sampleComments[id - 1]!.body
        : Array.from({ length: 1 + roll(2) }, () => sentences[roll(sentences.length)]!).join(' ');
    const path = parent && parent.path.length <= 5 ? [...parent.path, id] : [id];
    all.push({
      id,
      parent: path.length > 1 ? parent!.id : null,
      path,
      question: path.length > 1 ? (all[path[0]! - 1]?.question ?? null) : roll(2) === 0 ? 1 + roll(3) : null,
      name: names[roll(names.length)]!,
      body,
      likes: roll(4),
    });
  }
  return all;
}

/** Puts the comments under topic 1 of programme 1, a few minutes apart. */
export async function fillComments(pool: pg.Pool, comments: readonly InventedComment[]): Promise<void> {
  await pool.query(
    `insert into person (programme_id, address, name, locale, created_at)
     values (1, 'writer@bench.example', 'Writer', 'en', '2027-01-01')`,
  );
  for (const one of comments) {
    const at = new Date(Date.UTC(2027, 0, 5) + one.id * 7 * 60_000);
    await pool.query({
      name: 'comment',
      text: `insert into comment (programme_id, topic_id, path, thread_id, parent_id, depth, question, author_id, name, body, html, locale,
        channel, state, state_at, listed, likes, fingerprint, written_at, shown_at)
       values (1, 1, $1, $2, $3, $4, $5, 1, $6, $7, $8, 'en', 'form', 'shown', $9, true, $10, $11, $9, $9)`,
      values: [
        one.path,
        one.path[0],
        one.parent,
        one.path.length - 1,
        one.question,
        one.name,
        one.body,
        renderMarkdown(one.body),
        at,
        one.likes,
        Buffer.from(String(one.id)),
      ],
    });
  }
  await pool.query('analyze');
}
