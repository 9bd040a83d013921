import { pick } from '../../../lib/text/texts.ts';
import type { FormStep, Question } from '../../../rooms/forms/index.ts';
import { Form, Select, Submit, useView } from '../../../ui/index.ts';

/** Moves a question to any place of the form: before another question, or to the end of a step. */
export function PlaceForm(props: {
  question: Question;
  steps: readonly FormStep[];
  action: string;
  source: string;
}) {
  const { question, steps, source } = props;
  const { t, lang } = useView();
  const own = steps.find(({ questions }) => questions.some(({ id }) => id === question.id));
  const at = own?.questions.findIndex(({ id }) => id === question.id) ?? -1;
  const next = own?.questions[at + 1]?.id ?? '';
  return (
    <section>
      <h2>{t('questions.place')}</h2>
      <Form action={props.action}>
        <Select
          name="to"
          label={t('questions.place-where')}
          required
          value={own ? `${own.step}:${next}` : ''}
          groups={steps.map((step) => ({
            label: pick(step.title, lang, source),
            options: [
              ...step.questions
                .filter(({ id }) => id !== question.id)
                .map(({ id, label }) => ({
                  value: `${step.step}:${id}`,
                  label: t('questions.place-before', { question: pick(label, lang, source) }),
                })),
              { value: `${step.step}:`, label: t('questions.place-end') },
            ],
          }))}
        />
        <Submit kind="quiet">{t('questions.place-move')}</Submit>
      </Form>
    </section>
  );
}
