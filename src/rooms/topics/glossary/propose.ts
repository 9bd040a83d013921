import { json } from '../../../db/json.ts';
import { tidyTexts } from '../../../lib/text/texts.ts';
import { isOvertaken, versionOf } from '../../../lib/text/version.ts';
import type { TextPart, Texts } from '../../../lib/text/texts.ts';
import { actorPerson, inTransaction } from '../../ctx.ts';
import type { Actor, Ctx } from '../../ctx.ts';
import { record } from '../../log/index.ts';
import { closeMatter, openMatter } from '../../matters/index.ts';
import { lockTopicsOf } from '../lockTopic.ts';
import { TERM_LIMITS, termById } from './terms.ts';

export interface TermDraft {
  /** The language it is explained in. */
  sourceLocale: string;
  term: Texts;
  explanation: Texts;
  country: string | null;
  named: boolean;
}

export interface TermProblem extends TextPart<'term' | 'explanation'> {
  reason: 'required' | 'too-long';
}

/** The problems of a word and its explanation. */
export function checkTerm(draft: TermDraft): TermProblem[] {
  const problems: TermProblem[] = [];
  for (const part of ['term', 'explanation'] as const) {
    if (!draft[part][draft.sourceLocale]?.trim())
      problems.push({ part, locale: draft.sourceLocale, reason: 'required' });
    for (const [locale, text] of Object.entries(draft[part]))
      if (text.length > TERM_LIMITS[part]) problems.push({ part, locale, reason: 'too-long' });
  }
  return problems;
}

type Written = { ok: true; term: number } | { ok: false; problems: TermProblem[] };

/** Stores a member's explanation of a word. Editors look at it before it is public; the same words sent twice are one proposal. */
export async function proposeTerm(
  ctx: Ctx,
  input: { programme: number; person: number; draft: TermDraft },
): Promise<Written> {
  const problems = checkTerm(input.draft);
  if (problems.length > 0) return { ok: false, problems };
  return inTransaction(ctx, async (ctx) => {
    const { programme, person } = input;
    const values = columns(input.draft);
    await lockTopicsOf(ctx, programme);
    const twin = await ctx.db
      .selectFrom('glossary_term')
      .select('id')
      .where('programme_id', '=', programme)
      .where('person_id', '=', person)
      .where('term', '=', values.term)
      .where('explanation', '=', values.explanation)
      .executeTakeFirst();
    if (twin) return { ok: true, term: twin.id };
    const actor = { kind: 'person', id: person } as const;
    const { id } = await ctx.db
      .insertInto('glossary_term')
      .values({
        ...values,
        programme_id: programme,
        person_id: person,
        named: input.draft.named,
        created_at: ctx.clock.now(),
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    await openMatter(ctx, { programme, kind: 'term-proposed', subject: ['term', id], urgency: 0 });
    await record(ctx, { programme, actor, kind: 'term-proposed', subject: ['term', id] });
    return { ok: true, term: id };
  });
}

const wordsOf = ({ sourceLocale, term, explanation, country }: Omit<TermDraft, 'named'>) => [
  sourceLocale,
  term,
  explanation,
  country,
];

/** The version of a word and its explanation, as they are stored. */
export const termVersion = (term: Omit<TermDraft, 'named'>): string => versionOf(wordsOf(term));

/**
 * Adds a word for an editor, or changes one; it is public when somebody approves it. `base` is the `termVersion` that the editor began
 * with: with it, nothing overwrites what somebody else saved meanwhile.
 */
export async function writeTerm(
  ctx: Ctx,
  input: {
    programme: number;
    actor: Actor;
    term?: number;
    draft: TermDraft;
    base?: string | undefined;
  },
): Promise<Written | { ok: false; problems: []; isOvertaken: true }> {
  const problems = checkTerm(input.draft);
  if (problems.length > 0) return { ok: false, problems };
  const { programme, actor } = input;
  return inTransaction(ctx, async (ctx) => {
    if (input.term !== undefined) {
      await lockTopicsOf(ctx, programme);
      const now = await termById(ctx, programme, input.term);
      if (now && isOvertaken(input.base, wordsOf(now))) return { ok: false, problems: [], isOvertaken: true };
      await ctx.db
        .updateTable('glossary_term')
        .set(columns(input.draft))
        .where('programme_id', '=', programme)
        .where('id', '=', input.term)
        .execute();
      await record(ctx, { programme, actor, kind: 'term-changed', subject: ['term', input.term] });
      return { ok: true, term: input.term };
    }
    const { id } = await ctx.db
      .insertInto('glossary_term')
      .values({
        ...columns(input.draft),
        programme_id: programme,
        person_id: actorPerson(actor),
        named: input.draft.named,
        created_at: ctx.clock.now(),
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    await record(ctx, { programme, actor, kind: 'term-proposed', subject: ['term', id] });
    return { ok: true, term: id };
  });
}

/** Makes a word public, sets it aside, or puts it back among those that wait. */
export async function decideTerm(
  ctx: Ctx,
  input: {
    programme: number;
    actor: Actor;
    term: number;
    state: 'approved' | 'declined' | 'waiting';
    undoes?: number;
  },
): Promise<{ ok: boolean }> {
  return inTransaction(ctx, async (ctx) => {
    const { programme, state } = input;
    const before = await termById(ctx, programme, input.term);
    if (!before) return { ok: false };
    if (before.state === state) return { ok: true };
    const now = ctx.clock.now();
    await ctx.db
      .updateTable('glossary_term')
      .set({
        approved_at: state === 'approved' ? now : null,
        approved_by: state === 'approved' ? actorPerson(input.actor) : null,
        declined_at: state === 'declined' ? now : null,
      })
      .where('programme_id', '=', programme)
      .where('id', '=', input.term)
      .execute();
    const subject = ['term', input.term] as const;
    if (state === 'waiting') await openMatter(ctx, { programme, kind: 'term-proposed', subject, urgency: 0 });
    else await closeMatter(ctx, { ...input, kind: 'term-proposed', subject });
    await record(ctx, {
      ...input,
      kind: `term-${state}`,
      subject,
      data: { before: before.state },
    });
    return { ok: true };
  });
}

function columns(draft: TermDraft) {
  return {
    source_locale: draft.sourceLocale,
    term: json(tidyTexts(draft.term)),
    explanation: json(tidyTexts(draft.explanation)),
    country: draft.country,
  };
}
