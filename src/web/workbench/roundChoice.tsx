import { roundName } from '../../rooms/programmes/index.ts';
import type { Round } from '../../rooms/programmes/index.ts';
import { Empty, Heading } from '../../ui/index.ts';
import type { ListFilter } from './list/description.ts';
import { mayEnter } from './sections.ts';
import type { PageAnswer, ProgrammeVisit, DeskName } from '../visit.ts';

/** The round that an address asks for by its number. */
export function roundAsked(
  { url }: { url: Pick<URL, 'searchParams'> },
  rounds: readonly Round[],
): Round | undefined {
  const asked = url.searchParams.get('round');
  return rounds.find(({ number }) => String(number) === asked);
}

/** The round that a list is of: the one that its query asks for, else the newest that is public, else the newest. */
export const roundListed = (query: URLSearchParams, rounds: readonly Round[]): Round | undefined =>
  roundAsked({ url: { searchParams: query } }, rounds) ?? rounds.find((one) => one.published_at) ?? rounds[0];

/** The page of a list while there is no round to list anything of, with the way to plan one. */
export function noRound(visit: ProgrammeVisit, desk: DeskName, why: string): PageAnswer {
  const title = visit.view.t(`workbench.desk.${desk}`);
  return {
    title,
    workbench: desk,
    body: (
      <>
        <Heading>{title}</Heading>
        <Empty>
          <p>{why}</p>
          <FirstRound visit={visit} />
        </Empty>
      </>
    ),
  };
}

/** The way to the first round, or to those that are not public yet, for whoever plans rounds. */
export function FirstRound({ visit, isPlanned }: { visit: ProgrammeVisit; isPlanned?: boolean }) {
  if (!mayEnter(visit, 'rounds')) return null;
  const { t } = visit.view;
  return (
    <p>
      <a href={visit.path(`/workbench/rounds${isPlanned ? '' : '/new'}`)}>
        {t(isPlanned ? 'workbench.desk.rounds' : 'rounds.desk.first')}
      </a>
    </p>
  );
}

/** The filter by which a list is asked of another round; none where there is one round alone. */
export function roundFilter(
  { view, programme }: ProgrammeVisit,
  rounds: readonly Round[],
  round: Round,
): ListFilter[] {
  if (rounds.length < 2) return [];
  const choices = rounds.map((one) => ({
    value: String(one.number),
    label: roundName(one, view, programme.source_locale),
  }));
  return [{ name: 'round', label: view.t('applications.round'), choices, always: String(round.number) }];
}
