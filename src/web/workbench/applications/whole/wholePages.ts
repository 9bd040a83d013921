import type { DeskName, PageAnswer, ProgrammeVisit } from '../../../visit.ts';
import { applicationPage } from '../applicationPage.tsx';
import { keptQuery as keptAmongAll } from '../../everybody/carried.ts';
import { keptQuery } from '../beside.tsx';
import { visibleApplication } from '../scope.ts';
import { personInPath, personPage } from './personPage.tsx';
import type { Refused } from './refused.ts';

/** The page of somebody, by an application of theirs or by their person alone: what is done there is the same. */
export interface WholePage {
  person: number;
  /** The round that notes and tags go with; null while the programme has none. */
  round: number | null;
  /** Whether no application says where they are. */
  asksCountry: boolean;
  desk: DeskName;
  /** Its address, and the query of the list that one came from. */
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
