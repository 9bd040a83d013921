import { roundsOf, roundSaid } from '../../../rooms/programmes/index.ts';
import type { DateProblems, Round } from '../../../rooms/programmes/index.ts';
import type { Messages } from '../../frame/problems.ts';
import type { ProgrammeVisit } from '../../visit.ts';
import { NewRound } from './new.tsx';
import { dateMessages } from './plan.ts';
import type { Plan } from './plan.ts';

/** The round that was asked for, else the newest; null while there is none. */
export async function roundToCopy(visit: ProgrammeVisit, number: string | null): Promise<Round | null> {
  const rounds = await roundsOf(visit.ctx, visit.programme.id);
  return rounds.find((round) => String(round.number) === number) ?? rounds[0] ?? null;
}

export function newRound(
  visit: ProgrammeVisit,
  from: Round | null,
  plan: Plan,
  refused?: { reason: 'dates'; problems: DateProblems } | { reason: 'rhythm' },
): Response {
  const { view, programme } = visit;
  const problems = refused?.reason === 'dates' ? refused.problems : {};
  const messages: Messages = {
    ...(refused?.reason === 'rhythm' ? { rhythm: view.t('rounds.problem.rhythm') } : {}),
    ...dateMessages(problems, view.t),
  };
  return visit.page({
    title: view.t(from ? 'rounds.desk.another' : 'rounds.desk.first'),
    status: refused ? 422 : 200,
    workbench: 'rounds',
    body: (
      <NewRound
        programme={programme}
        plan={plan}
        from={from && { number: from.number, name: roundSaid(from, view, programme.source_locale) }}
        messages={messages}
        problems={problems}
        path={visit.path}
      />
    ),
  });
}
