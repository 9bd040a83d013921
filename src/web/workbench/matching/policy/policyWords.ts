import { RELAX_STEPS, SOFT_RULES } from '#matching';
import { pick } from '../../../../lib/text/texts.ts';
import type { Question } from '../../../../rooms/forms/index.ts';
import type { View } from '../../../../ui/index.ts';
import type { TwoWords } from '../../../frame/overtaken.tsx';
import { levelName } from '../matchWords.ts';
import { ANSWER_CHOICES } from './answerFields.tsx';
import { CHOSEN } from './policyValues.ts';
import type { Values } from './policyValues.ts';

/** The rules of a matching as they stand now, and as somebody typed them. */
export function policyWords(
  { t, lang }: View,
  own: readonly Pick<Question, 'id' | 'label'>[],
  now: Values,
  mine: Values,
  source: string,
): TwoWords[] {
  const said = (key: string, label: string, say: (value: string) => string = (value) => value): TwoWords => ({
    key,
    label,
    now: say(now[key] ?? ''),
    mine: say(mine[key] ?? ''),
  });
  const yes = (value: string): string => t(value === 'yes' ? 'ui.yes' : 'ui.no');
  const ruleOf = (values: Values, id: number): string => {
    const name = `answers.${id}`;
    const chosen = ANSWER_CHOICES.find((one) => one === values[name]) ?? 'none';
    if (chosen === 'none') return t('matching.policy.answers.none');
    const more = [values[`${name}.weight`], values[`${name}.within`]].filter(Boolean);
    return [t(`matching.policy.answers.${chosen}`), ...more].join(' · ');
  };
  return [
    ...CHOSEN.map((rule) => said(`hard.${rule}.on`, t(`matching.rule.${rule}`), yes)),
    said('hard.sharedLanguage.minLevel', t('matching.policy.minLevel'), (value) => levelName(Number(value))),
    said('hard.zoneDifference.maxHours', t('matching.policy.maxHours')),
    said('hard.overlapHours.minHours', t('matching.policy.minHours')),
    said('trios', t('matching.policy.trios'), (value) =>
      t(value === 'allow' ? 'matching.policy.trios.allow' : 'matching.policy.trios.forbid'),
    ),
    said('perCountry', t('matching.policy.perCountry')),
    said('objective', t('matching.policy.objective'), (value) =>
      t(value === 'weight' ? 'matching.policy.objective.weight' : 'matching.policy.objective.cardinality'),
    ),
    ...SOFT_RULES.map((rule) => said(`soft.${rule}`, t(`matching.soft.${rule}`))),
    ...own.map(({ id, label }) => ({
      key: `answers.${id}`,
      label: pick(label, lang, source),
      now: ruleOf(now, id),
      mine: ruleOf(mine, id),
    })),
    ...RELAX_STEPS.map((step) => said(`relax.${step}`, t(`matching.relaxing.${step}`))),
  ];
}
