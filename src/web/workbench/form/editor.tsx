import { answersTo } from '../../../rooms/applications/index.ts';
import { formOf, phaseOf, questionsTakenOut, roundName } from '../../../rooms/programmes/index.ts';
import type { Round } from '../../../rooms/programmes/index.ts';
import type { Question } from '../../../rooms/forms/index.ts';
import type { ProgrammeVisit } from '../../visit.ts';
import type { Messages } from '../../frame/problems.ts';
import { SPARE_ROWS, draftOf } from './typedQuestion.ts';
import type { Typed } from './typedQuestion.ts';
import { EditQuestion } from './edit.tsx';
import type { Props } from './edit.tsx';
import { FormEditor } from './list.tsx';
import { isComparable } from '../matching/policy/answerFields.tsx';
import { MatchForm } from './matchForm.tsx';
import { PlaceForm } from './placeForm.tsx';
import type { Kind } from './kind.ts';

export const formPath = (visit: ProgrammeVisit, round: Round): string =>
  visit.path(`/workbench/rounds/${round.number}/form`);

export async function editor(visit: ProgrammeVisit, round: Round, refusal?: string): Promise<Response> {
  const { ctx, programme, view } = visit;
  const [steps, takenOut] = await Promise.all([
    formOf(ctx, programme.id, round.id),
    questionsTakenOut(ctx, programme.id, round.id),
  ]);
  const isOpen = isFormOpen(visit, round);
  return visit.page({
    title: view.t('questions.title'),
    status: refusal ? 422 : 200,
    workbench: 'rounds',
    islands: isOpen ? ['arrange'] : [],
    sheet: 'setup',
    body: (
      <FormEditor
        round={roundName(round, view, programme.source_locale)}
        steps={steps}
        takenOut={takenOut}
        compared={new Set(round.policy.answers?.map(({ question }) => Number(question)))}
        source={programme.source_locale}
        isOpen={isOpen}
        refusal={refusal}
        base={formPath(visit, round)}
        back={visit.path(`/workbench/rounds/${round.number}`)}
      />
    ),
  });
}

function isFormOpen(visit: ProgrammeVisit, round: Round): boolean {
  const phase = phaseOf(round, visit.ctx.clock.now());
  return phase === 'planned' || phase === 'open';
}

/** Further parts of a question's page. */
type More = Partial<Pick<Props, 'isAsking' | 'isLonger' | 'now' | 'pasted' | 'pasting'>> & {
  messages?: Messages;
  /** The reason why the question cannot count in the matching as chosen. */
  matchError?: string;
};

/** The page of one question: an existing one, or a new one of a given type for a step. */
export async function edit(
  visit: ProgrammeVisit,
  round: Round,
  of: { question: Question } | (Kind & { step: number }),
  typed: Typed,
  { messages = {}, ...more }: More = {},
): Promise<Response> {
  const { ctx, view, programme } = visit;
  const back = formPath(visit, round);
  const asked = 'question' in of ? of.question : null;
  const title = view.t(asked ? 'questions.edit' : 'questions.add');
  const isWrong = Object.keys(messages).length > 0 || more.isAsking || more.now || more.matchError;
  const version = (more.now ?? asked)?.version;
  const body = (
    <EditQuestion
      title={title}
      action={asked ? `${back}/questions/${asked.id}` : `${back}/questions`}
      hidden={
        'type' in of ? { type: of.role ?? of.type, step: String(of.step) } : { version: String(version) }
      }
      back={back}
      type={'type' in of ? of.type : of.question.type}
      role={'type' in of ? of.role : of.question.role}
      typed={typed}
      spare={SPARE_ROWS}
      messages={messages}
      locales={[
        programme.source_locale,
        ...programme.locales.filter((locale) => locale !== programme.source_locale),
      ]}
      source={programme.source_locale}
      answers={asked ? await answersTouched(visit, round, asked, typed) : undefined}
      {...more}
    />
  );
  return visit.page({
    title,
    status: isWrong ? 422 : 200,
    workbench: 'rounds',
    sheet: 'setup',
    // The page does not show the bullets and tabs of a pasted list, which need not be kept.
    isDone: more.pasted?.isWhole ?? false,
    body: asked ? (
      <>
        {body}
        <PlaceForm
          question={asked}
          steps={await formOf(ctx, programme.id, round.id)}
          action={`${back}/questions/${asked.id}/position`}
          source={programme.source_locale}
        />
        {isComparable(asked) ? (
          <MatchForm
            question={asked}
            policy={round.policy}
            action={`${back}/questions/${asked.id}/matching`}
            source={programme.source_locale}
            error={more.matchError}
            rules={visit.path(`/workbench/matching/${round.number}/policy`)}
          />
        ) : null}
      </>
    ) : (
      body
    ),
  });
}

/** Counts the answers that a change of a question touches. */
export function answersTouched(visit: ProgrammeVisit, round: Round, question: Question, typed: Typed) {
  const { options, bounds } = draftOf(typed);
  const kept = new Set(options.map(({ key }) => key));
  return answersTo(visit.ctx, {
    programme: visit.programme.id,
    round: round.id,
    question: question.id,
    gone:
      question.type === 'scale' ? [] : question.options.map(({ key }) => key).filter((key) => !kept.has(key)),
    bounds,
  });
}
