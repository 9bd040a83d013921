import { json } from '../../db/json.ts';
import { LOCALES } from '../../i18n/locales.ts';
import { normaliseAddress } from '../../lib/address/normaliseAddress.ts';
import { inOrder } from '../../lib/text/texts.ts';
import type { Texts } from '../../lib/text/texts.ts';
import { versionOf } from '../../lib/text/version.ts';
import { inTransaction } from '../ctx.ts';
import type { Actor, Ctx } from '../ctx.ts';
import { record } from '../log/index.ts';
import { lockProgramme } from './lockProgramme.ts';
import { checkProgramme, checkTexts } from './programmeRules.ts';
import type { ProgrammeDraft, ProgrammeProblems } from './programmeRules.ts';
import { programmeById } from './queries.ts';
import type { Programme } from './queries.ts';

export type ProgrammeChange = Omit<Parameters<typeof changeProgramme>[1], 'programme' | 'actor' | 'undoes'>;

/** The version of a programme's settings; it differs whenever one of them differs. */
export const settingsVersion = (programme: Programme): string =>
  versionOf([
    programme.name,
    inOrder(programme.tagline),
    inOrder(programme.about),
    programme.source_locale,
    programme.locales,
    programme.zone,
    programme.contact_address,
    programme.hold_bulk,
    programme.reminder_days,
    programme.filters_letters,
  ]);

/**
 * Changes a programme's settings and the texts of its front page; its address below /p/ stays. The event stores the old values. `base` is
 * the `settingsVersion` that the writer began with: with it, nothing overwrites settings that somebody else saved meanwhile.
 */
export async function changeProgramme(
  ctx: Ctx,
  input: Omit<ProgrammeDraft, 'slug'> & {
    programme: number;
    actor: Actor;
    tagline: Texts;
    about: Texts;
    /** Whether mails to many wait until a volunteer sends them. */
    holdBulk: boolean;
    /** After how many days a person who owes a partner a letter is reminded; null when the input was invalid. Unchanged when absent. */
    reminderDays?: readonly number[] | null;
    /** Whether phone numbers, links and mail addresses in the first letters are held back. Unchanged when absent. */
    filtersLetters?: boolean;
    base?: string | undefined;
    undoes?: number;
  },
): Promise<{ ok: true } | { ok: false; problems: ProgrammeProblems; isOvertaken?: true }> {
  const { slug } = await programmeById(ctx, input.programme);
  const problems: ProgrammeProblems = {
    ...checkProgramme({ ...input, slug }, LOCALES),
    ...checkTexts(input),
    ...(input.reminderDays === null ? { reminderDays: 'days' as const } : {}),
  };
  if (Object.keys(problems).length > 0) return { ok: false, problems };
  return inTransaction(ctx, async (ctx) => {
    const now = await lockProgramme(ctx, input.programme);
    if (input.base !== undefined && input.base !== settingsVersion(now))
      return { ok: false, problems: {}, isOvertaken: true };
    await ctx.db
      .updateTable('programme')
      .set({
        name: input.name.trim(),
        tagline: json(written(input.tagline)),
        about: json(written(input.about)),
        source_locale: input.sourceLocale,
        locales: input.locales,
        zone: input.zone,
        contact_address: normaliseAddress(input.contactAddress) ?? input.contactAddress,
        hold_bulk: input.holdBulk,
        reminder_days: [...(input.reminderDays ?? now.reminder_days)],
        filters_letters: input.filtersLetters ?? now.filters_letters,
      })
      .where('id', '=', input.programme)
      .execute();
    await record(ctx, {
      programme: input.programme,
      actor: input.actor,
      kind: 'programme-changed',
      subject: ['programme', input.programme],
      data: {
        before: {
          name: now.name,
          tagline: now.tagline,
          about: now.about,
          sourceLocale: now.source_locale,
          locales: now.locales,
          zone: now.zone,
          contactAddress: now.contact_address,
          holdBulk: now.hold_bulk,
          reminderDays: now.reminder_days,
          filtersLetters: now.filters_letters,
        },
      },
      ...(input.undoes === undefined ? {} : { undoes: input.undoes }),
    });
    return { ok: true };
  });
}

function written(texts: Texts): Texts {
  return Object.fromEntries(Object.entries(texts).filter(([, text]) => text.trim() !== ''));
}
