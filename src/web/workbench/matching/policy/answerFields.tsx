import { isCounted } from '../../../../rooms/forms/index.ts';
import type { FormStep, Question } from '../../../../rooms/forms/index.ts';
import { MOST_WEIGHT } from '../../../../rooms/pairing/index.ts';
import { pick } from '../../../../lib/text/texts.ts';
import { Select, TextField, useView } from '../../../../ui/index.ts';
import { USUAL_STEP } from './policyValues.ts';
import type { Values } from './policyValues.ts';

export const ANSWER_CHOICES = [
  'none',
  'wish-equal',
  'wish-different',
  'must-equal',
  'must-different',
] as const;

export const STEPS = Array.from({ length: MOST_WEIGHT + 1 }, (_, step) => ({
  value: String(step),
  label: String(step),
}));

/** Whether the matching can compare the answers: only of the programme's own questions with a single choice, a number or a scale. */
export const isComparable = ({ role, type }: Pick<Question, 'role' | 'type'>): boolean =>
  role === null && (type === 'one' || isCounted(type));

/** The questions of a form whose answers can be compared. */
export const comparable = (steps: readonly FormStep[]): Question[] =>
  steps.flatMap(({ questions }) => questions.filter(isComparable));

/** The fields for how the answers to a question are compared, how much a wish counts, and how near numbers must be. */
export function AnswerFields(props: {
  question: Pick<Question, 'id' | 'label' | 'type'>;
  values: Values;
  source: string;
  /** The page already shows the question's own words above. */
  isAlone?: boolean;
}) {
  const { question, values } = props;
  const { t, lang } = useView();
  const name = `answers.${question.id}`;
  const label = pick(question.label, lang, props.source);
  const of = (words: string) => (
    <>
      {words}
      <span class="vh"> {label}</span>
    </>
  );
  return (
    <div>
      <Select
        name={name}
        required
        value={values[name] ?? 'none'}
        label={props.isAlone ? t('matching.policy.answers-how') : <span dir="auto">{label}</span>}
        options={ANSWER_CHOICES.map((value) => ({ value, label: t(`matching.policy.answers.${value}`) }))}
      />
      <Select
        name={`${name}.weight`}
        required
        value={values[`${name}.weight`] ?? String(USUAL_STEP)}
        label={of(t('matching.policy.answers-weight'))}
        options={STEPS}
      />
      {isCounted(question.type) ? (
        <TextField
          name={`${name}.within`}
          required
          value={values[`${name}.within`] ?? '0'}
          label={of(t('matching.policy.answers-within'))}
          help={t('matching.policy.answers-within-help')}
          inputmode="numeric"
          width="short"
        />
      ) : null}
    </div>
  );
}
