import { sql } from 'kysely';
import type { Ctx } from '../../ctx.ts';
import { DEEPEST } from '../../discussion/index.ts';
import { drawnByIds } from '../reading/messages.ts';
import type { DrawnMessage } from '../reading/messages.ts';

/** A message at its place in the record. */
export type RecordedMessage = DrawnMessage & {
  /** How deep it stands beneath others, from 0; no deeper than in a discussion. */
  depth: number;
};

/** One question with what was said about it, in both sessions of a chat and later. */
export interface RecordPart {
  /** Null for messages that belong to no question. */
  question: number | null;
  /** How many messages it has, gaps included. */
  count: number;
  /** Some of them, in the order of reading. */
  messages: RecordedMessage[];
}

interface Placed {
  id: number;
  question: number | null;
  answers: number | null;
}

/**
 * The record of a chat, by question. Each message stands under the one that it answers, if that is about the same question; otherwise in
 * the order in which messages were shown. Reads `most` messages of each part, from place `from` on; of all parts, or of one.
 */
export async function recordOf(
  ctx: Pick<Ctx, 'db'>,
  input: { programme: number; chat: number; most: number; from?: number; only?: number | null },
): Promise<RecordPart[]> {
  const { programme, chat, most, from = 0 } = input;
  const { rows } = await sql<Placed>`
    select id, question, answers_id as answers from chat_message
    where programme_id = ${programme} and chat_id = ${chat} and number is not null order by number`.execute(
    ctx.db,
  );
  const parts = Map.groupBy(rows, ({ question }) => question);
  const wanted = [...parts].filter(([question]) => input.only === undefined || question === input.only);
  const cut = wanted.map(([question, placed]) => ({
    question,
    count: placed.length,
    places: inOrder(placed).slice(from, from + most),
  }));
  const ids = cut.flatMap(({ places }) => places.map(({ id }) => id));
  const drawn = await drawnByIds(ctx, programme, ids);
  return cut
    .map(({ places, ...part }) =>
      Object.assign(part, {
        messages: places.flatMap(({ id, depth }) => {
          const message = drawn.get(id);
          return message ? [{ ...message, depth }] : [];
        }),
      }),
    )
    .toSorted((a, b) => (a.question ?? Infinity) - (b.question ?? Infinity));
}

/**
 * The order of reading: answers stand beneath what they answer. An answer that would stand too deep stands beside the message it answers.
 */
function inOrder(placed: readonly Placed[]): { id: number; depth: number }[] {
  const here = new Set(placed.map(({ id }) => id));
  // An answer is written after the message it answers, so there is no circle.
  const beneath = Map.groupBy(placed, ({ answers }) => (answers !== null && here.has(answers) ? answers : 0));
  const found: { id: number; depth: number }[] = [];
  const open = (beneath.get(0) ?? []).toReversed().map(({ id }) => ({ id, depth: 0 }));
  for (let next = open.pop(); next; next = open.pop()) {
    found.push(next);
    const depth = Math.min(next.depth + 1, DEEPEST);
    for (const { id } of (beneath.get(next.id) ?? []).toReversed()) open.push({ id, depth });
  }
  return found;
}
