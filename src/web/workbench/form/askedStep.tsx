import { pick } from '../../../lib/text/texts.ts';
import { headingVersion } from '../../../rooms/forms/index.ts';
import type { FormStep } from '../../../rooms/forms/index.ts';
import { Of, PostButton, useView } from '../../../ui/index.ts';
import { AskedQuestion, questionAnchor } from './askedQuestion.tsx';

export const stepAnchor = (step: number): string => `step-${step}`;

/** A step of the form, with its questions and all acts on it. */
export function AskedStep(props: {
  step: FormStep;
  steps: readonly FormStep[];
  isOpen: boolean;
  compared: ReadonlySet<number>;
  source: string;
  base: string;
}) {
  const { step, steps, source, isOpen } = props;
  const { t, lang } = useView();
  const title = pick(step.title, lang, source);
  const own = `${props.base}/steps/${step.step}`;
  const place = steps.indexOf(step);
  const base = headingVersion(step);
  return (
    <section>
      <h2 dir="auto" id={stepAnchor(step.step)}>
        {title}
      </h2>
      <p dir="auto">{pick(step.help, lang, source)}</p>
      {isOpen ? (
        <div class="add">
          <a href={own}>
            {t('questions.retitle')}
            <Of>{title}</Of>
          </a>{' '}
          {place === 0 ? null : (
            <PostButton action={`${own}/position`} name="to" value="up" hidden={{ base }}>
              {t('questions.step-up')}
              <Of>{title}</Of>
            </PostButton>
          )}{' '}
          {place === steps.length - 1 ? null : (
            <PostButton action={`${own}/position`} name="to" value="down" hidden={{ base }}>
              {t('questions.step-down')}
              <Of>{title}</Of>
            </PostButton>
          )}
        </div>
      ) : null}
      <ol data-step={step.step}>
        {step.questions.map((question, index) => (
          <li key={question.id} id={questionAnchor(question.id)} data-question={question.id}>
            <AskedQuestion
              question={question}
              isFirst={place === 0 && index === 0}
              isLast={place === steps.length - 1 && index === step.questions.length - 1}
              isCompared={props.compared.has(question.id)}
              {...props}
            />
          </li>
        ))}
      </ol>
      {step.questions.length === 0 ? <p>{t('questions.step-empty')}</p> : null}
    </section>
  );
}
