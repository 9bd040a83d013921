import { roundName } from '../../rooms/programmes/index.ts';
import type { Round } from '../../rooms/programmes/index.ts';
import { Empty, Heading } from '../../ui/index.ts';
import type { ListFilter } from './list/description.ts';
import type { PageAnswer, ProgrammeVisit, DeskName } from '../visit.ts';

/** The round that an address asks for by its number. */
export function roundAsked({ url }: { url: URL }, rounds: readonly Round[]): Round | undefined {
  const asked = url.searchParams.get('round');
  return rounds.find(({ number }) => String(number) === asked);
}

/** The page of a list while there is no round to list anything of. */
export function noRound(desk: DeskName, title: string, why: string): PageAnswer {
  return {
    title,
    workbench: desk,
    body: (
      <>
        <Heading>{title}</Heading>
        <Empty>{why}</Empty>
      </>
    ),
  };
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
