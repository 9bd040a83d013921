import type { BlockKey, PairReason, Wish } from '#matching';
import { numbersIn } from '../../../i18n/intl.ts';
import { namesSaid } from '../../../i18n/nameParts.ts';
import { regionName } from '../../../lib/world/countries.ts';
import { languageName } from '../../../lib/world/languages.ts';
import { pick } from '../../../lib/text/texts.ts';
import { answerSaid } from '../../../rooms/forms/index.ts';
import { WEIGHT_STEP } from '../../../rooms/pairing/index.ts';
import { questionsOf } from '../../../rooms/programmes/index.ts';
import type { Ctx } from '../../../rooms/ctx.ts';
import type { Programme } from '../../../rooms/programmes/index.ts';
import type { View } from '../../../ui/index.ts';

/** Says the matcher's data in words of the reader's language. */
export interface MatchWords {
  view: View;
  country(code: string): string;
  list(items: readonly string[]): string;
  /** The same for names, each isolated. */
  names(items: readonly string[]): string;
  /** "Italian (C1)" */
  language(shared: { code: string; level: number }): string;
  /** The label of an option, for the question of a role; the option's key when the form has changed. */
  option(role: string, key: string): string;
  /** The text of one of the programme's own questions, by its id; `answer` is the text of one of its answers. */
  question(id: string): string;
  answer(question: string, key: string): string;
  wish(wish: Wish): string;
}

const LEVELS = ['', 'A1', 'A2', 'B1', 'B2', 'C1', 'C2'];

export const levelName = (level: number): string => LEVELS[level] ?? '';

const ROLE_OF: Partial<Record<Wish['about'], string>> = {
  sector: 'sector',
  role: 'role',
  stage: 'stage',
  interest: 'interests',
};

export async function matchWords(
  ctx: Pick<Ctx, 'db'>,
  programme: Programme,
  round: number,
  view: View,
): Promise<MatchWords> {
  const { t, lang } = view;
  const questions = (await questionsOf(ctx, programme.id, round)).flatMap((step) => step.questions);
  const labels = new Map(
    questions.flatMap(({ id, role, options }) =>
      options.map(
        ({ key, label }) => [`${role ?? id}:${key}`, pick(label, lang, programme.source_locale)] as const,
      ),
    ),
  );
  const asked = new Map(
    questions.map(({ id, label }) => [String(id), pick(label, lang, programme.source_locale)]),
  );
  const and = new Intl.ListFormat(lang, { type: 'conjunction' });
  const option = (role: string, key: string): string => labels.get(`${role}:${key}`) ?? key;
  const named = (wish: Wish): string => {
    const value = String(wish.value);
    switch (wish.about) {
      case 'country':
      case 'region':
        return t('matching.wish.place', { value: regionName(lang, value) });
      case 'language':
        return t('matching.wish.language', { value: languageName(lang, value) });
      case 'zone':
        return t('matching.wish.zone', { value });
      default:
        return t('matching.wish.other', { value: option(ROLE_OF[wish.about] ?? wish.about, value) });
    }
  };
  return {
    view,
    option,
    question: (id) => asked.get(id) ?? t('matching.answers.gone'),
    answer: (id, key) => {
      const question = questions.find((one) => String(one.id) === id);
      return question ? answerSaid(question, key, { t, lang, source: programme.source_locale }) : key;
    },
    country: (code) => regionName(lang, code),
    list: (items) => and.format(items),
    names: (items) => namesSaid(lang, items),
    language: ({ code, level }) =>
      t('matching.why.level', { language: languageName(lang, code), level: levelName(level) }),
    wish: (wish) =>
      wish.strength === 'wish' ? named(wish) : t(`matching.wish.${wish.strength}`, { wish: named(wish) }),
  };
}

/** The rules that prevent a pair, as short phrases. */
export function ruleNames(rules: readonly (BlockKey | 'musts')[], words: MatchWords): string {
  return words.list(rules.map((rule) => words.view.t(`matching.broken.${rule}`)));
}

/** The same for a run, in which two people whom a volunteer parted count as if one had ruled the other out. */
export const ruleInRun = (rule: BlockKey | 'musts', t: MatchWords['view']['t']): string =>
  t(rule === 'ruledOut' ? 'matching.broken.apart' : `matching.broken.${rule}`);

/** A run's weight as the points that people read: at most ten for each step of a rule's weight. */
export function points(weight: number, lang: string): string {
  return numbersIn(lang, 'tenths').format(weight / (10 * WEIGHT_STEP));
}

type Weighed = { weight: number; reasons: readonly PairReason[] };

/** How well a group fits, as a share of the highest weight for a pair by these rules: `63 %`. */
export const fit = (group: Weighed, lang: string): string => share(fitShare(group), lang);

/** The same as a number from 0 to 1. */
export function fitShare({ weight, reasons }: Weighed): number {
  const most = reasons.reduce(
    (sum, { contributions }) => sum + contributions.reduce((all, rule) => all + rule.weight * 100, 0),
    0,
  );
  return most === 0 ? 0 : weight / most;
}

/** A share from 0 to 1 as text: `63 %`. */
export function share(value: number, lang: string): string {
  return numbersIn(lang, 'share').format(value);
}

/** The state in which the parting button was shown, so that a later lock is not overlooked. */
export const seenIn = ({ locked }: { locked: boolean }): Record<string, string> => ({
  seen: locked ? 'locked' : 'unlocked',
});
