import { json } from '../../db/json.ts';
import { LOCALES } from '../../i18n/locales.ts';
import { normaliseAddress } from '../../lib/address/normaliseAddress.ts';
import type { Texts } from '../../lib/text/texts.ts';
import { inTransaction } from '../ctx.ts';
import type { Actor, Ctx } from '../ctx.ts';
import { record } from '../log/index.ts';
import { grantRole, insertPerson, publishLegal } from '../people/index.ts';
import { checkProgramme } from './programmeRules.ts';
import type { ProgrammeDraft, ProgrammeProblems } from './programmeRules.ts';

export interface NewProgramme extends ProgrammeDraft {
  tagline?: Texts;
  about?: Texts;
  /** The Markdown of its first code of conduct and privacy text. */
  legal: { conduct: Texts; privacy: Texts };
  /** The first director: an account, its (normalised) address, and the name as they want it shown. */
  director: { account: number; address: string; name: string; locale: string };
}

/** Creates a programme: its settings, legal texts in version 1, and its first director. */
export async function nameProgramme(
  ctx: Ctx,
  input: NewProgramme & { actor: Actor },
): Promise<{ ok: true; programme: number; director: number } | { ok: false; problems: ProgrammeProblems }> {
  const problems = await programmeProblems(ctx, input);
  if (Object.keys(problems).length > 0) return { ok: false, problems };
  return inTransaction(ctx, async (ctx) => {
    const row = await ctx.db
      .insertInto('programme')
      .values({
        slug: input.slug,
        name: input.name.trim(),
        tagline: json(input.tagline ?? {}),
        about: json(input.about ?? {}),
        source_locale: input.sourceLocale,
        locales: input.locales,
        zone: input.zone,
        contact_address: normaliseAddress(input.contactAddress) ?? input.contactAddress,
        created_at: ctx.clock.now(),
      })
      .onConflict((c) => c.column('slug').doNothing())
      .returning('id')
      .executeTakeFirst();
    if (!row) return { ok: false, problems: { slug: 'slug-taken' } };
    const programme = row.id;
    const { actor, sourceLocale } = input;
    await record(ctx, { programme, actor, kind: 'programme-created', subject: ['programme', programme] });
    for (const kind of ['conduct', 'privacy'] as const) {
      const text = spoken(input.legal[kind], input);
      await publishLegal(ctx, { programme, actor, kind, text, sourceLocale });
    }
    const director = await firstDirector(ctx, programme, input);
    return { ok: true, programme, director };
  });
}

/** Why a programme cannot be created in this form, by field; empty when it can. */
export async function programmeProblems(
  ctx: Pick<Ctx, 'db'>,
  draft: ProgrammeDraft,
): Promise<ProgrammeProblems> {
  const problems = checkProgramme(draft, LOCALES);
  if (problems.slug) return problems;
  const taken = await ctx.db
    .selectFrom('programme')
    .select('id')
    .where('slug', '=', draft.slug)
    .executeTakeFirst();
  return taken ? { ...problems, slug: 'slug-taken' } : problems;
}

/** The languages of the programme; the source language always has a text. */
function spoken(texts: Texts, { locales, sourceLocale }: ProgrammeDraft): Texts {
  const own = Object.fromEntries(Object.entries(texts).filter(([locale]) => locales.includes(locale)));
  return { ...own, [sourceLocale]: texts[sourceLocale] ?? texts['en'] ?? Object.values(texts)[0] ?? '' };
}

async function firstDirector(
  ctx: Ctx,
  programme: number,
  input: NewProgramme & { actor: Actor },
): Promise<number> {
  const { director, actor } = input;
  const person = await insertPerson(ctx, {
    programme,
    account: director.account,
    address: director.address,
    isConfirmed: true,
    name: director.name.trim(),
    zone: input.zone,
    locale: input.locales.includes(director.locale) ? director.locale : input.sourceLocale,
  });
  if (person === null) throw new Error('a new programme has somebody already');
  await grantRole(ctx, { programme, actor, person, role: 'director', country: null });
  return person;
}
