import { formOf, phaseOf, questionsTakenOut, roundName } from '../../../rooms/programmes/index.ts';
import type { Round } from '../../../rooms/programmes/index.ts';
import type { Question } from '../../../rooms/forms/index.ts';
import type { ProgrammeVisit } from '../../visit.ts';
import type { Messages } from '../../frame/problems.ts';
import { SPARE_ROWS } from './typedQuestion.ts';
import type { Typed } from './typedQuestion.ts';
import { EditQuestion } from './edit.tsx';
import { FormEditor } from './list.tsx';
import type { Kind } from './routes.tsx';

export const formPath = (visit: ProgrammeVisit, round: Round): string =>
  visit.path(`/workbench/rounds/${round.number}/form`);

export async function editor(visit: ProgrammeVisit, round: Round, refusal?: string): Promise<Response> {
  const { ctx, programme, view } = visit;
  const phase = phaseOf(round, ctx.clock.now());
  const [steps, takenOut] = await Promise.all([
    formOf(ctx, programme.id, round.id),
    questionsTakenOut(ctx, programme.id, round.id),
  ]);
  return visit.page({
    title: view.t('questions.title'),
    status: refusal ? 422 : 200,
    workbench: 'rounds',
    body: (
      <FormEditor
        round={roundName(round, view, programme.source_locale)}
        steps={steps}
        takenOut={takenOut}
        source={programme.source_locale}
        isOpen={phase === 'planned' || phase === 'open'}
        refusal={refusal}
        base={formPath(visit, round)}
        back={visit.path(`/workbench/rounds/${round.number}`)}
      />
    ),
  });
}

/** The page of one question: one that is asked already, or a new one of a type for a step. */
export function edit(
  visit: ProgrammeVisit,
  round: Round,
  of: { question: Question } | (Kind & { step: number }),
  typed: Typed,
  messages: Messages = {},
): Response {
  const { view, programme } = visit;
  const back = formPath(visit, round);
  const asked = 'question' in of ? of.question : null;
  const title = view.t(asked ? 'questions.edit' : 'questions.add');
  return visit.page({
    title,
    status: Object.keys(messages).length > 0 ? 422 : 200,
    workbench: 'rounds',
    body: (
      <EditQuestion
        title={title}
        action={asked ? `${back}/questions/${asked.id}` : `${back}/questions`}
        hidden={'type' in of ? { type: of.role ?? of.type, step: String(of.step) } : {}}
        back={back}
        type={'type' in of ? of.type : of.question.type}
        role={'type' in of ? of.role : of.question.role}
        typed={typed}
        spare={SPARE_ROWS}
        messages={messages}
        locales={programme.locales}
        source={programme.source_locale}
      />
    ),
  });
}
