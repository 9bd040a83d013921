import { listFormat } from '../../i18n/intl.ts';
import type { PairReason } from '#matching';
import type { Translate } from '../../i18n/translate.ts';
import { languageName } from '../../lib/world/languages.ts';
import { LEVELS, answerSaid } from '../forms/index.ts';
import { pick } from '../../lib/text/texts.ts';
import type { Ctx } from '../ctx.ts';
import { explainForParticipant } from '../pairing/index.ts';
import { questionsOf, roundById } from '../programmes/index.ts';
import type { Round } from '../programmes/index.ts';
import type { FormStep } from '../forms/index.ts';
import type { OwnPartnership } from './queries.ts';

type SharedLanguage = PairReason['shared']['languages'][number];

export interface Reader {
  lang: string;
  t: Translate;
}

/** The round of a partnership and its form, if the caller has them already. */
export interface Known {
  round?: Round | undefined;
  steps?: readonly FormStep[] | undefined;
}

/**
 * The facts that the reader shares with a partner, one sentence each, in the reader's language. Empty when nothing is known. Reads only the
 * shared part of the matcher's reasons: no wishes, weights or rules.
 */
export async function sharedFacts(
  ctx: Pick<Ctx, 'db'>,
  programme: { id: number; source_locale: string },
  own: Pick<OwnPartnership, 'round' | 'reasons' | 'me'>,
  partner: number,
  { lang, t }: Reader,
  known: Known = {},
): Promise<string[]> {
  const found = explainForParticipant(own.reasons, own.me.person).find((one) => one.partner === partner);
  if (!found) return [];
  const { shared, bothGaveHours, answers } = found;
  const steps = known.steps ?? (await questionsOf(ctx, programme.id, own.round));
  const labels = optionLabels(steps, programme.source_locale, lang);
  const named = (role: string, keys: (string | null)[]): string[] =>
    keys.flatMap((key) => (key === null ? [] : (labels.get(`${role}:${key}`) ?? [])));
  const and = listFormat(lang, 'conjunction');
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
        { programme: programme.id, round: known.round ?? own.round, languages: shared.languages },
        { lang, t },
      ),
    );
  if (interests.length > 0) facts.push(t('partnership.shared.interests', { things: and.format(interests) }));
  if (same.length > 0) facts.push(t('partnership.shared.same', { things: and.format(same) }));
  const source = programme.source_locale;
  facts.push(...answers.flatMap((one) => answerFact(steps, one, { lang, t, source })));
  // The hours both gave may have changed since; the clocks show the present ones.
  if (!bothGaveHours)
    facts.push(t('partnership.shared.hours', { hours: Math.round(shared.awakeHoursPerDay) }));
  return facts;
}

/**
 * An answer that the rules wanted to be the same, or different, and that is so. Only for a question whose answers partners see: nobody
 * reads here an answer that must not be shown.
 */
function answerFact(
  steps: readonly FormStep[],
  { question: id, own, theirs }: { question: number; own: string; theirs: string },
  { lang, t, source }: Reader & { source: string },
): string[] {
  const question = steps.flatMap(({ questions }) => questions).find((one) => one.id === id);
  if (!question?.shownToPartner) return [];
  const said = (key: string): string => answerSaid(question, key, { lang, t, source });
  const values = { question: pick(question.label, lang, source), own: said(own), theirs: said(theirs) };
  return [t(own === theirs ? 'partnership.shared.answer' : 'partnership.shared.answers', values)];
}

/**
 * The languages in which the reader may write to a partner, by name: those both speak at the level of the round's rule. When there are
 * none: those of which both know something, with the level. Empty when nothing is known.
 */
export async function languagesToWriteIn(
  ctx: Pick<Ctx, 'db'>,
  programme: number,
  own: Pick<OwnPartnership, 'round' | 'reasons' | 'me'>,
  partner: number,
  reader: Reader,
  { round }: Known = {},
): Promise<string[]> {
  const found = explainForParticipant(own.reasons, own.me.person).find((one) => one.partner === partner);
  const { languages = [] } = found?.shared ?? {};
  return (await spokenBoth(ctx, { programme, round: round ?? own.round, languages }, reader)).names;
}

async function languagesLine(
  ctx: Pick<Ctx, 'db'>,
  shared: { programme: number; round: number | Round; languages: readonly SharedLanguage[] },
  reader: Reader,
): Promise<string> {
  const { well, names } = await spokenBoth(ctx, shared, reader);
  const languages = listFormat(reader.lang, 'conjunction').format(names);
  return reader.t(well ? 'partnership.shared.languages' : 'partnership.shared.languages-some', { languages });
}

/** The languages both speak at the level of the round's rule. When there are none: those of which both know something, with the level. */
async function spokenBoth(
  ctx: Pick<Ctx, 'db'>,
  shared: { programme: number; round: number | Round; languages: readonly SharedLanguage[] },
  { lang, t }: Reader,
): Promise<{ well: boolean; names: string[] }> {
  const { programme, languages } = shared;
  const round =
    typeof shared.round === 'number' ? await roundById(ctx, programme, shared.round) : shared.round;
  const { minLevel } = round.policy.hard.sharedLanguage;
  const well = languages.filter(({ level }) => level >= minLevel);
  if (well.length > 0) return { well: true, names: well.map(({ code }) => languageName(lang, code)) };
  return {
    well: false,
    names: languages.map(({ code, level }) =>
      t('matching.why.level', { language: languageName(lang, code), level: LEVELS[level - 1] ?? '' }),
    ),
  };
}

/** Labels of the form's options in one language, by `role:key`. */
function optionLabels(steps: readonly FormStep[], source: string, lang: string): Map<string, string> {
  return new Map(
    steps
      .flatMap((step) => step.questions)
      .flatMap(({ role, options }) =>
        options.map((option) => [`${role}:${option.key}`, pick(option.label, lang, source)] as const),
      ),
  );
}
