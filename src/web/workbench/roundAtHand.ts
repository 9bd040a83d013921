import type { AroundDesk, RoundOnLine } from '../../rooms/programmes/index.ts';
import type { Visit } from '../visit.ts';
import { mayEnter } from './sections.ts';

/** How many matters wait in all. */
export const allWaiting = ({ waiting }: Pick<AroundDesk, 'waiting'>): number =>
  waiting.values().reduce((sum, count) => sum + count, 0);

/** The rounds to which pages lead a volunteer: public ones, and all rounds for volunteers who plan them. */
export const roundsSeen = (visit: Visit): RoundOnLine[] =>
  (visit.aroundDesk?.rounds ?? []).filter(
    (round) => round.published_at !== null || mayEnter(visit, 'rounds'),
  );

const NUMBER = /\/workbench\/(?:rounds|matching)\/(\d+)/;

/** The round of a page, by its address; else the newest public round, else the newest. */
export function roundAtHand({ rounds }: Pick<AroundDesk, 'rounds'>, url: URL): RoundOnLine | undefined {
  const asked = NUMBER.exec(url.pathname)?.[1] ?? url.searchParams.get('round');
  return (
    rounds.find(({ number }) => String(number) === asked) ??
    rounds.find((round) => round.published_at !== null) ??
    rounds[0]
  );
}
