import { sql } from 'kysely';
import type { ImportChoices } from '../../../db/schema.ts';
import type { Ctx } from '../../ctx.ts';
import { wordKey } from './choices.ts';
import { UNSAID } from './rules.ts';
import type { ImportDraft } from './source.ts';

/** Words that were chosen in earlier imports of a programme, by the meaning of their column. */
export async function wordsOfLastTime(
  ctx: Pick<Ctx, 'db'>,
  programme: number,
): Promise<ReadonlyMap<string, { piece: string; to: string }[]>> {
  const rows = await ctx.db
    .selectFrom('import_word')
    .select(['goal', 'piece', 'stands_for as to'])
    .where('programme_id', '=', programme)
    .orderBy('goal')
    .orderBy('folded')
    .execute();
  const words = new Map<string, { piece: string; to: string }[]>();
  for (const { goal, piece, to } of rows) words.set(goal, [...(words.get(goal) ?? []), { piece, to }]);
  return words;
}

/** Adds the choices of earlier imports for some columns; choices made in this import count more. */
export function withLastTime(
  choices: ImportChoices,
  goals: readonly string[],
  words: ReadonlyMap<string, { piece: string; to: string }[]>,
  columns: readonly number[],
): ImportChoices {
  const all: Record<string, readonly { piece: string; to: string }[]> = { ...choices };
  for (const column of columns) {
    const own = all[column] ?? [];
    const chosen = new Set(own.map(({ piece }) => wordKey(piece)));
    const more = (words.get(goals[column] ?? UNSAID) ?? []).filter(
      ({ piece }) => !chosen.has(wordKey(piece)),
    );
    if (more.length > 0) all[column] = [...more, ...own];
  }
  return all;
}

/** Remembers the replacements of words that were not understood for the next time. */
export async function keepWords(ctx: Ctx, { programme_id, goals, choices }: ImportDraft): Promise<void> {
  const known = new Map<string, { goal: string; folded: string; piece: string; to: string }>();
  for (const [column, chosen] of Object.entries(choices)) {
    const goal = goals[Number(column)] ?? UNSAID;
    for (const { piece, to } of goal === UNSAID ? [] : chosen)
      known.set(`${goal} ${wordKey(piece)}`, { goal, folded: wordKey(piece), piece, to });
  }
  const of = (key: 'goal' | 'folded' | 'piece' | 'to'): string[] =>
    [...known.values()].map((one) => one[key]);
  await sql`
    insert into import_word (programme_id, goal, folded, piece, stands_for)
    select ${programme_id}, * from unnest(${of('goal')}::text[], ${of('folded')}::text[], ${of('piece')}::text[], ${of('to')}::text[])
    on conflict (programme_id, goal, folded) do update set piece = excluded.piece, stands_for = excluded.stands_for`.execute(
    ctx.db,
  );
}
