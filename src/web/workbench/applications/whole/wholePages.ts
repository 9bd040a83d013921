import type { DeskName, PageAnswer, ProgrammeVisit } from '../../../visit.ts';
import { applicationPage } from '../applicationPage.tsx';
import { keptQuery as keptAmongAll } from '../../everybody/carried.ts';
import { keptQuery } from '../beside.tsx';
import { visibleApplication } from '../scope.ts';
import { personInPath, personPage } from './personPage.tsx';
import type { Refused } from './refused.ts';

/** The page of a person, by one of their applications or by the person alone; both have the same acts. */
export interface WholePage {
  person: number;
  /** The round of new notes and tags; null while the programme has none. */
  round: number | null;
  /** Whether no application gives the person's country. */
  asksCountry: boolean;
  desk: DeskName;
  /** The page's address, and the query of the list from which the reader came. */
  path: string;
  query: string;
  again(refused: Refused): Promise<PageAnswer>;
}

export const WHOLE_PAGES: readonly {
  base: string;
  wanted: (visit: ProgrammeVisit) => Promise<WholePage | null>;
}[] = [
  {
    base: '/workbench/applications/:id',
    wanted: async (visit) => {
      const found = await visibleApplication(visit);
      return (
        found && {
          person: found.person.id,
          round: found.application.round_id,
          asksCountry: false,
          desk: 'applications',
          path: visit.path(`/workbench/applications/${found.application.id}`),
          query: keptQuery(visit),
          again: (refused) => applicationPage(visit, found, refused),
        }
      );
    },
  },
  {
    base: '/workbench/everybody/:person',
    wanted: async (visit) => {
      const found = await personInPath(visit);
      return (
        found && {
          person: found.person.id,
          round: found.round?.id ?? null,
          asksCountry: !found.hasApplied,
          desk: 'everybody',
          path: visit.path(`/workbench/everybody/${found.person.id}`),
          query: keptAmongAll(visit),
          again: (refused) => personPage(visit, found, refused),
        }
      );
    },
  },
];
