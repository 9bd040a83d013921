import { partnershipsFound } from '../../../rooms/partnerships/index.ts';
import type { DeskName, ProgrammeVisit } from '../../visit.ts';
import { isUnderstood, numbersIn } from '../list/asked.ts';
import { partnershipsAsked } from './asked.ts';

/** The most pairs that are ended or written to at once. */
export const MOST_PAIRS = 5000;

/** The chosen pairs, and where they were chosen: in the list, as it is filtered and sorted, or on Today. */
export interface ChosenPairs {
  pairs: number[];
  /** The query of the list; undefined for Today. */
  list: string | undefined;
  desk: DeskName;
  back: string;
}

/** Reads the pairs from an address or a post: by their numbers, or all that the list finds. */
export async function chosenPairs(visit: ProgrammeVisit, said: URLSearchParams): Promise<ChosenPairs> {
  const list = said.get('list')?.slice(0, 2000);
  if (list === undefined)
    return { pairs: numbered(said), list, desk: 'work', back: visit.path('/workbench') };
  const back = visit.path(`/workbench/partnerships?${new URLSearchParams(list)}`);
  const pairs = said.get('which') === 'all' ? await allOf(visit, new URL(back, visit.url)) : numbered(said);
  return { pairs, list, desk: 'partnerships', back };
}

const numbered = (said: URLSearchParams): number[] => numbersIn(said.getAll('pairs')).slice(0, MOST_PAIRS);

async function allOf(visit: ProgrammeVisit, url: URL): Promise<number[]> {
  const asked = await partnershipsAsked(visit, url);
  if (!asked || !isUnderstood(url)) return [];
  return partnershipsFound(visit.ctx, visit.programme.id, visit.viewer, asked.filter, MOST_PAIRS);
}
