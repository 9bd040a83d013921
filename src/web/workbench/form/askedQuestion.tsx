import { pick } from '../../../lib/text/texts.ts';
import { NEEDED_ROLES } from '../../../rooms/forms/index.ts';
import type { Question } from '../../../rooms/forms/index.ts';
import { Of, PostButton, useView } from '../../../ui/index.ts';

/** The anchor of a question in the list, at which the page opens after the question was moved. */
export const questionAnchor = (question: number): string => `question-${question}`;

export function AskedQuestion(props: {
  question: Question;
  isFirst: boolean;
  isLast: boolean;
  isOpen: boolean;
  /** Whether the rules of the matching compare the answers. */
  isCompared: boolean;
  source: string;
  base: string;
}) {
  const { question, source } = props;
  const { t, lang } = useView();
  const base = `${props.base}/questions/${question.id}`;
  const label = pick(question.label, lang, source);
  const facts = [
    t(`questions.type.${question.type}`),
    t(question.required ? 'questions.is-required' : 'questions.is-optional'),
    ...(question.shownToPartner ? [t('questions.is-shown')] : []),
    ...(props.isCompared ? [t('questions.is-compared')] : []),
  ];
  return (
    <div class="asked">
      <p>
        {props.isOpen ? (
          <a href={base} dir="auto">
            {label}
          </a>
        ) : (
          <span dir="auto">{label}</span>
        )}{' '}
        <span class="aside">{facts.join(' · ')}</span>
      </p>
      {props.isOpen ? (
        <div class="add">
          {props.isFirst ? null : (
            <PostButton action={`${base}/position`} name="to" value="up">
              {t('questions.up')}
              <Of>{label}</Of>
            </PostButton>
          )}{' '}
          {props.isLast ? null : (
            <PostButton action={`${base}/position`} name="to" value="down">
              {t('questions.down')}
              <Of>{label}</Of>
            </PostButton>
          )}{' '}
          {NEEDED_ROLES.includes(question.role ?? '') ? null : (
            <PostButton action={`${base}/removal`}>
              {t('questions.remove')}
              <Of>{label}</Of>
            </PostButton>
          )}
        </div>
      ) : null}
    </div>
  );
}
