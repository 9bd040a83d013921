import { json } from '../../../db/json.ts';
import { onOneLine } from '../../../lib/text/oneLine.ts';
import { inOrder } from '../../../lib/text/texts.ts';
import type { TextPart, Texts } from '../../../lib/text/texts.ts';
import { versionOf } from '../../../lib/text/version.ts';
import { actorPerson, inTransaction } from '../../ctx.ts';
import type { Actor, Ctx } from '../../ctx.ts';
import { record } from '../../log/index.ts';
import { programmeById } from '../../programmes/index.ts';
import { LIMITS, checkText } from '../rules.ts';

export interface CannedProblem extends TextPart<'name' | 'body'> {
  reason: 'empty' | 'too-long';
}

interface Input {
  programme: number;
  actor: Actor;
  name: string;
  /** Text by language of the programme; blank ones count as absent. */
  body: Texts;
}

/** Adds a ready-made answer; it needs a name and a text in the programme's own language. */
export async function addCanned(
  ctx: Ctx,
  input: Input,
): Promise<{ ok: true; id: number } | { ok: false; problems: CannedProblem[] }> {
  const draft = await check(ctx, input);
  if (!draft.ok) return draft;
  return inTransaction(ctx, async (ctx) => {
    const { id } = await ctx.db
      .insertInto('canned_answer')
      .values({
        programme_id: input.programme,
        name: draft.name,
        body: json(draft.body),
        changed_at: ctx.clock.now(),
        changed_by: actorPerson(input.actor),
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    await note(ctx, input, id, 'canned-added', null);
    return { ok: true, id };
  });
}

/** The version of a ready-made answer; it differs whenever its name or one of its texts differs. */
export const cannedVersion = ({ name, body }: { name: string; body: Texts }): string =>
  versionOf([name, inOrder(body)]);

/**
 * Changes a ready-made answer. Messages sent with it stay as they were. `base` is the `cannedVersion` that the writer began with: with it,
 * nothing overwrites what somebody else saved meanwhile.
 */
export async function changeCanned(
  ctx: Ctx,
  input: Input & { answer: number; base?: string | undefined; undoes?: number },
): Promise<
  { ok: true } | { ok: false; reason: 'unknown' | 'overtaken' } | { ok: false; problems: CannedProblem[] }
> {
  const draft = await check(ctx, input);
  if (!draft.ok) return draft;
  const { programme, answer } = input;
  return inTransaction(ctx, async (ctx) => {
    const before = await ctx.db
      .selectFrom('canned_answer')
      .select(['name', 'body'])
      .where('programme_id', '=', programme)
      .where('id', '=', answer)
      .where('removed_at', 'is', null)
      .forUpdate()
      .executeTakeFirst();
    if (!before) return { ok: false, reason: 'unknown' };
    if (input.base !== undefined && input.base !== cannedVersion(before))
      return { ok: false, reason: 'overtaken' };
    await ctx.db
      .updateTable('canned_answer')
      .set({
        name: draft.name,
        body: json(draft.body),
        changed_at: ctx.clock.now(),
        changed_by: actorPerson(input.actor),
      })
      .where('programme_id', '=', programme)
      .where('id', '=', answer)
      .execute();
    await note(ctx, input, answer, 'canned-changed', before);
    return { ok: true };
  });
}

async function check(
  ctx: Ctx,
  input: Input,
): Promise<{ ok: true; name: string; body: Texts } | { ok: false; problems: CannedProblem[] }> {
  const { locales, source_locale: source } = await programmeById(ctx, input.programme);
  const problems: CannedProblem[] = [];
  const name = onOneLine(input.name);
  const wrong = checkText(name, LIMITS.name);
  if (wrong) problems.push({ part: 'name', reason: wrong });
  const body: Texts = {};
  for (const locale of new Set([source, ...locales])) {
    const text = (input.body[locale] ?? '').trim();
    const reason = checkText(text, LIMITS.message);
    if (reason === 'too-long' || (reason && locale === source))
      problems.push({ part: 'body', locale, reason });
    if (text !== '') body[locale] = text;
  }
  return problems.length > 0 ? { ok: false, problems } : { ok: true, name, body };
}

async function note(
  ctx: Ctx,
  { programme, actor, undoes }: Input & { undoes?: number },
  id: number,
  kind: 'canned-added' | 'canned-changed',
  before: { name: string; body: Texts } | null,
): Promise<void> {
  await record(ctx, {
    programme,
    actor,
    kind,
    subject: ['canned', id],
    data: { before },
    ...(undoes === undefined ? {} : { undoes }),
  });
}
