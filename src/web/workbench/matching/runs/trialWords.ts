import type { MoveReason, Relaxation, Sensitivity } from '#matching';
import { isolate } from '../../../../i18n/translate.ts';
import { levelName, ruleInRun, points } from '../matchWords.ts';
import type { MatchWords } from '../matchWords.ts';

/** The cheapest change that would help a person, in a sentence, or in short for a column. */
export function relaxationLine(
  relaxation: Relaxation | null,
  { view: { t } }: MatchWords,
  how: 'brief' | 'relax' = 'relax',
): string {
  if (!relaxation) return t('matching.relax.none');
  const { opens } = relaxation;
  switch (relaxation.kind) {
    case 'dropMust':
      return t(`matching.${how}.dropMust`, { about: t(`waiting.about.${relaxation.about}`), opens });
    case 'lowerLanguageLevel':
      return t(`matching.${how}.lowerLanguageLevel`, { to: levelName(relaxation.to), opens });
    case 'raiseZoneDifference':
    case 'lowerOverlapHours':
      return t(`matching.${how}.${relaxation.kind}`, { to: relaxation.to, opens });
    case 'switchOff':
      return t(`matching.${how}.switchOff`, { rule: t(`matching.rule.${relaxation.rule}`), opens });
    case 'dropAllMusts':
      return t(`matching.${how}.dropAllMusts`, { opens });
  }
}

/** The rule that was dropped or made milder. */
export function trialName({ rule, question, change }: Sensitivity, words: MatchWords): string {
  const { t } = words.view;
  switch (rule) {
    case 'answers':
      return t(change === 'off' ? 'matching.trial.answers-off' : 'matching.trial.answers-less', {
        question: words.question(question ?? ''),
      });
    case 'trios':
      return t('matching.trial.trios');
    case 'perCountry':
      return t(change === 'off' ? 'matching.trial.cap-off' : 'matching.trial.cap-more');
    case 'otherCountry':
    case 'neverAgain':
    case 'otherEmployer':
    case 'musts':
    case 'ruledOut':
      return t('matching.trial.off', { rule: t(`matching.rule.${rule === 'ruledOut' ? 'musts' : rule}`) });
    case 'sharedLanguage':
    case 'zoneDifference':
    case 'overlapHours':
      return change === 'off'
        ? t('matching.trial.off', { rule: t(`matching.rule.${rule}`) })
        : t(`matching.trial.${rule}`);
    default:
      return t(change === 'off' ? 'matching.trial.soft-off' : 'matching.trial.soft-half', {
        rule: t(`matching.soft.${rule}`),
      });
  }
}

/** Why a person has other partners in one run than in another. */
export function moveLine(reason: MoveReason, words: MatchWords, nameOf: (person: number) => string): string {
  const { t, lang } = words.view;
  switch (reason.kind) {
    case 'came':
    case 'went':
    case 'locked':
    case 'others':
      return t(`matching.moved.${reason.kind}`);
    case 'partnerWent':
    case 'partnerCame':
      return t(`matching.moved.${reason.kind}`, { name: isolate(nameOf(Number(reason.partner))) });
    case 'nowForbidden':
    case 'nowAllowed':
      return t(`matching.moved.${reason.kind}`, {
        name: isolate(nameOf(Number(reason.partner))),
        things: words.list(reason.rules.map((rule) => ruleInRun(rule, t))),
      });
    case 'worthMore':
      return t('matching.moved.worthMore', {
        before: points(reason.before, lang),
        after: points(reason.after, lang),
      });
  }
}
