import { pick } from '../../lib/text/texts.ts';
import type { AnswerValue, Question } from '../../rooms/forms/index.ts';
import { DefinitionList, useView } from '../../ui/index.ts';
import { answerText } from './answerText.tsx';

/** Questions that were answered, each with its answer. `questions` are all of the form. */
export function Answers({
  of,
  answers,
  source,
  questions,
}: {
  of: readonly Question[];
  answers: ReadonlyMap<number, { value: AnswerValue }>;
  source: string;
  questions: readonly Question[];
}) {
  const view = useView();
  return (
    <DefinitionList
      items={of.map((question) => ({
        key: String(question.id),
        term: pick(question.label, view.lang, source),
        value: answerText(question, answers.get(question.id)!.value, { view, source, questions }),
      }))}
    />
  );
}
