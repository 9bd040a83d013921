import { json } from '../../../db/json.ts';
import { isOvertaken, versionOf } from '../../../lib/text/version.ts';
import type { Texts } from '../../../lib/text/texts.ts';
import { inTransaction } from '../../ctx.ts';
import type { Actor, Ctx } from '../../ctx.ts';
import { record } from '../../log/index.ts';
import { lockRound } from '../dates/changeDates.ts';
import { roundById } from './rounds.ts';

interface Named {
  label: Texts;
  rhythm_days: number;
}

const wordsOf = ({ label, rhythm_days }: Named) => [
  Object.entries(label).sort(([a], [b]) => (a < b ? -1 : 1)),
  rhythm_days,
];

/** The version of a round's name and rhythm. */
export const nameVersion = (round: Named): string => versionOf(wordsOf(round));

/**
 * Changes the name of a round in each language, and the number of days between its topics (1 to 60). `base` is the `nameVersion` that the
 * writer began with: with it, nothing overwrites what somebody else saved meanwhile.
 */
export async function renameRound(
  ctx: Ctx,
  input: {
    programme: number;
    actor: Actor;
    round: number;
    label: Texts;
    rhythmDays: number;
    base?: string | undefined;
    undoes?: number;
  },
): Promise<{ ok: true } | { ok: false; reason: 'rhythm' | 'overtaken' }> {
  const { programme, actor, label, rhythmDays } = input;
  if (!Number.isInteger(rhythmDays) || rhythmDays < 1 || rhythmDays > 60)
    return { ok: false, reason: 'rhythm' };
  return inTransaction(ctx, async (ctx) => {
    await lockRound(ctx, programme, input.round);
    const round = await roundById(ctx, programme, input.round);
    const after = { label, rhythmDays };
    const before = { label: round.label, rhythmDays: round.rhythm_days };
    if (sameTexts(before.label, label) && before.rhythmDays === rhythmDays) return { ok: true };
    if (isOvertaken(input.base, wordsOf(round))) return { ok: false, reason: 'overtaken' };
    await ctx.db
      .updateTable('round')
      .set({ label: json(label), rhythm_days: rhythmDays })
      .where('programme_id', '=', programme)
      .where('id', '=', round.id)
      .execute();
    await record(ctx, {
      programme,
      actor,
      kind: 'round-renamed',
      subject: ['round', round.id],
      round: round.id,
      data: { before, after },
      ...(input.undoes ? { undoes: input.undoes } : {}),
    });
    return { ok: true };
  });
}

function sameTexts(a: Texts, b: Texts): boolean {
  const locales = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...locales].every((locale) => (a[locale] ?? '') === (b[locale] ?? ''));
}
