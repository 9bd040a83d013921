import { pick } from '../../../lib/text/texts.ts';
import type { Texts } from '../../../lib/text/texts.ts';
import { ADDED_ROLES, isAsked } from '../../../rooms/forms/index.ts';
import type { FormStep } from '../../../rooms/forms/index.ts';
import {
  ButtonLink,
  Form,
  Heading,
  Notice,
  Of,
  PostButton,
  Select,
  Submit,
  useView,
} from '../../../ui/index.ts';
import { AskedStep } from './askedStep.tsx';

/** Types for a programme's own questions; the other types belong to questions that the matcher reads. */
export const OWN_TYPES = ['short', 'long', 'one', 'many', 'date', 'number', 'scale'] as const;

/** The form of a round, step by step, with all acts on it. */
export function FormEditor(props: {
  round: string;
  steps: readonly FormStep[];
  takenOut: readonly { id: number; label: Texts }[];
  /** The programme's own questions whose answers the rules of the matching compare. */
  compared: ReadonlySet<number>;
  source: string;
  /** False once applications are closed. */
  isOpen: boolean;
  refusal: string | undefined;
  base: string;
  back: string;
}) {
  const { steps, source, isOpen, base } = props;
  const { t, lang } = useView();
  return (
    <>
      <Heading eyebrow={<bdi>{props.round}</bdi>} lead={t(isOpen ? 'questions.lead' : 'questions.closed')}>
        {t('questions.title')}
      </Heading>
      {props.refusal ? (
        <Notice kind="trouble">
          <p>{props.refusal}</p>
        </Notice>
      ) : null}
      <p class="actions">
        <ButtonLink kind="quiet" href={`${base}/preview`}>
          {t('questions.preview')}
        </ButtonLink>{' '}
        <a href={props.back}>{t('ui.back')}</a>
      </p>
      <div class="arranged" data-arrange={isOpen ? base : undefined}>
        {steps.map((step) => (
          <AskedStep key={step.step} step={step} {...props} />
        ))}
      </div>
      {isOpen ? (
        <p>
          <ButtonLink kind="quiet" href={`${base}/new-step`}>
            {t('questions.step-add')}
          </ButtonLink>
        </p>
      ) : null}
      {isOpen ? (
        <section>
          <h2>{t('questions.add')}</h2>
          <Form action={`${base}/new`} method="get">
            <Select
              name="step"
              label={t('questions.step')}
              required
              value={String(steps.at(-1)?.step ?? '')}
              options={steps.map((step) => ({
                value: String(step.step),
                label: pick(step.title, lang, source),
              }))}
            />
            <Select
              name="type"
              label={t('questions.kind')}
              required
              value="long"
              options={[
                ...OWN_TYPES.map((type) => ({ value: type, label: t(`questions.type.${type}`) })),
                ...ADDED_ROLES.filter((role) => !isAsked(steps, role)).map((role) => ({
                  value: role,
                  label: t(`questions.role.${role}`),
                })),
              ]}
            />
            <Submit>{t('questions.write')}</Submit>
          </Form>
        </section>
      ) : null}
      {isOpen && props.takenOut.length > 0 ? (
        <section>
          <h2>{t('questions.taken-out')}</h2>
          <ul>
            {props.takenOut.map((question) => (
              <li key={question.id} class="add">
                <span dir="auto">{pick(question.label, lang, source)}</span>{' '}
                <PostButton action={`${base}/questions/${question.id}/return`}>
                  {t('questions.ask-again')}
                  <Of>{pick(question.label, lang, source)}</Of>
                </PostButton>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </>
  );
}
