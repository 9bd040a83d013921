import { roundName } from '../../rooms/programmes/index.ts';
import type { Round } from '../../rooms/programmes/index.ts';
import { Bdi, Empty, Heading } from '../../ui/index.ts';
import type { ListFilter } from './list/description.ts';
import type { Route } from '../route.ts';
import { roundsSeen } from './roundAtHand.ts';
import { mayEnter } from './sections.ts';
import type { PageAnswer, ProgrammeVisit, DeskName } from '../visit.ts';

/**
 * The round of a list: the one that its query names, or none if that round does not exist. Without a name, the newest for which `fits`,
 * else the newest.
 */
export const roundListed = (
  query: URLSearchParams,
  rounds: readonly Round[],
  fits: (round: Round) => unknown = (round) => round.published_at,
): Round | undefined => {
  const asked = query.get('round');
  return asked ? rounds.find(({ number }) => String(number) === asked) : (rounds.find(fits) ?? rounds[0]);
};

/**
 * A handler for the page of the round that `round` in its address names. If that round does not exist, the page says so and links to the
 * rounds that do.
 */
export const inRoundAsked =
  (desk: DeskName, handle: (visit: ProgrammeVisit) => Promise<Response>): Route['handle'] =>
  (visit) => {
    const rounds = visit.aroundDesk?.rounds ?? [];
    const asked = visit.url.searchParams.get('round');
    const isThere = !asked || rounds.some(({ number }) => String(number) === asked);
    return isThere || rounds.length === 0 ? handle(visit) : visit.page(noSuchRound(visit, desk));
  };

function noSuchRound(visit: ProgrammeVisit, desk: DeskName): PageAnswer {
  const { view, programme, url } = visit;
  const title = view.t('workbench.no-such-round');
  return {
    title,
    workbench: desk,
    status: 404,
    body: (
      <>
        <Heading lead={view.t('workbench.no-such-round.lead')}>{title}</Heading>
        <ul>
          {roundsSeen(visit).map((round) => (
            <li key={round.number}>
              <a href={`${url.pathname}?round=${round.number}`}>
                <Bdi>{roundName(round, view, programme.source_locale)}</Bdi>
              </a>
            </li>
          ))}
        </ul>
      </>
    ),
  };
}

/** The page of a list while there is no round to list, with a link to plan one. */
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

/** The link to the first round, or to rounds that are not public yet, for volunteers who plan rounds. */
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

/** The filter with which a list changes its round; none when there is only one round. */
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
