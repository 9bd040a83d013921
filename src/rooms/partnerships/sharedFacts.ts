import type { PairReason } from '#matching';
import type { Translate } from '../../i18n/translate.ts';
import { languageName } from '../../lib/languages.ts';
import { LEVELS } from '../applications/index.ts';
import { pick } from '../../lib/texts.ts';
import type { Ctx } from '../ctx.ts';
import { explainForParticipant } from '../pairing/index.ts';
import { questionsOf, roundById } from '../programmes/index.ts';
import type { OwnPartnership } from './queries.ts';

type SharedLanguage = PairReason['shared']['languages'][number];

export interface Reader {
  lang: string;
  t: Translate;
}

/**
 * What the reader shares with a partner, a sentence each, in the reader's language; empty when nothing is known. Of the matcher's
 * reasons only what both share is read: nothing of wishes, weights or rules.
 */
export async function sharedFacts(
  ctx: Pick<Ctx, 'db'>,
  programme: { id: number; source_locale: string },
  own: Pick<OwnPartnership, 'round' | 'reasons' | 'me'>,
  partner: number,
  { lang, t }: Reader,
): Promise<string[]> {
  const found = explainForParticipant(own.reasons, own.me.person).find((one) => one.partner === partner);
  if (!found) return [];
  const { shared, bothGaveHours } = found;
  const labels = await optionLabels(ctx, programme, own.round, lang);
  const named = (role: string, keys: (string | null)[]): string[] =>
    keys.flatMap((key) => (key === null ? [] : (labels.get(`${role}:${key}`) ?? [])));
  const and = new Intl.ListFormat(lang, { type: 'conjunction' });
  const interests = named('interests', shared.interests);
  const same = [
    ...named('sector', [shared.sector]),
    ...named('role', [shared.role]),
    ...named('stage', [shared.stage]),
  ];
  const facts: string[] = [];
  if (shared.languages.length > 0)
    facts.push(
      await languagesLine(
        ctx,
        { programme: programme.id, round: own.round, languages: shared.languages },
        { lang, t },
      ),
    );
  if (interests.length > 0) facts.push(t('partnership.shared.interests', { things: and.format(interests) }));
  if (same.length > 0) facts.push(t('partnership.shared.same', { things: and.format(same) }));
  facts.push(
    bothGaveHours
      ? t('partnership.shared.week', { hours: shared.hoursPerWeek })
      : t('partnership.shared.hours', { hours: Math.round(shared.awakeHoursPerDay) }),
  );
  return facts;
}

/**
 * In which languages the reader may write to a partner, by name: those both speak at the level of the round's
 * rule; where there is none, those they have something of, with the level. Empty when nothing is known.
 */
export async function languagesToWriteIn(
  ctx: Pick<Ctx, 'db'>,
  programme: number,
  own: Pick<OwnPartnership, 'round' | 'reasons' | 'me'>,
  partner: number,
  reader: Reader,
): Promise<string[]> {
  const found = explainForParticipant(own.reasons, own.me.person).find((one) => one.partner === partner);
  const { languages = [] } = found?.shared ?? {};
  return (await spokenBoth(ctx, { programme, round: own.round, languages }, reader)).names;
}

async function languagesLine(
  ctx: Pick<Ctx, 'db'>,
  shared: { programme: number; round: number; languages: readonly SharedLanguage[] },
  reader: Reader,
): Promise<string> {
  const { well, names } = await spokenBoth(ctx, shared, reader);
  const languages = new Intl.ListFormat(reader.lang, { type: 'conjunction' }).format(names);
  return reader.t(well ? 'partnership.shared.languages' : 'partnership.shared.languages-some', { languages });
}

/** The languages both speak at the level of the round's rule; where there is none, those they have something of, with the level. */
async function spokenBoth(
  ctx: Pick<Ctx, 'db'>,
  { programme, round, languages }: { programme: number; round: number; languages: readonly SharedLanguage[] },
  { lang, t }: Reader,
): Promise<{ well: boolean; names: string[] }> {
  const { minLevel } = (await roundById(ctx, programme, round)).policy.hard.sharedLanguage;
  const well = languages.filter(({ level }) => level >= minLevel);
  if (well.length > 0) return { well: true, names: well.map(({ code }) => languageName(lang, code)) };
  return {
    well: false,
    names: languages.map(({ code, level }) =>
      t('matching.why.level', { language: languageName(lang, code), level: LEVELS[level - 1] ?? '' }),
    ),
  };
}

/** Labels of the form's options in a language, by `role:key`. */
async function optionLabels(
  ctx: Pick<Ctx, 'db'>,
  programme: { id: number; source_locale: string },
  round: number,
  lang: string,
): Promise<Map<string, string>> {
  const steps = await questionsOf(ctx, programme.id, round);
  return new Map(
    steps
      .flatMap((step) => step.questions)
      .flatMap(({ role, options }) =>
        options.map(
          (option) => [`${role}:${option.key}`, pick(option.label, lang, programme.source_locale)] as const,
        ),
      ),
  );
}
