import { roundByNumber, roundName } from '../../../rooms/programmes/index.ts';
import type { DateProblems, Round } from '../../../rooms/programmes/index.ts';
import type { Messages } from '../../frame/problems.ts';
import type { ProgrammeVisit } from '../../visit.ts';
import { RoundDesk } from './desk.tsx';
import type { DeskProps } from './desk.tsx';
import { dateMessages, planOf } from './plan.ts';
import type { Plan } from './plan.ts';

export const deskPath = (visit: ProgrammeVisit, round: Round): string =>
  visit.path(`/workbench/rounds/${round.number}`);

/** The page of the round as it stands now, with the typed values, after somebody else saved it meanwhile. */
export async function overtaken(
  visit: ProgrammeVisit,
  round: Round,
  plan: Plan,
  part: 'dates' | 'name',
): Promise<Response> {
  const now = (await roundByNumber(visit.ctx, visit.programme.id, round.number)) ?? round;
  const stands = planOf(now, now.dates);
  const typed = part === 'dates' ? { ...stands, dates: plan.dates } : { ...plan, dates: now.dates };
  return roundDeskPage(visit, now, { plan: typed, overtaken: part });
}

interface Refused {
  plan?: Plan;
  problems?: DateProblems;
  messages?: Messages;
  refusal?: string;
  /** The versions that the returned forms keep. */
  base?: DeskProps['base'];
  overtaken?: DeskProps['overtaken'];
}

/** The page of a round's desk. */
export function roundDeskPage(visit: ProgrammeVisit, round: Round, refused?: Refused): Response {
  const { view, programme } = visit;
  const problems = refused?.problems ?? {};
  return visit.page({
    title: roundName(round, view, programme.source_locale),
    status: refused?.problems || refused?.messages || refused?.refusal || refused?.overtaken ? 422 : 200,
    workbench: 'rounds',
    body: (
      <RoundDesk
        programme={programme}
        round={round}
        plan={refused?.plan ?? planOf(round, round.dates)}
        messages={{ ...refused?.messages, ...dateMessages(problems, view.t) }}
        problems={problems}
        refusal={refused?.refusal}
        base={refused?.base ?? {}}
        overtaken={refused?.overtaken}
        now={visit.ctx.clock.now()}
        path={visit.path}
      />
    ),
  });
}
