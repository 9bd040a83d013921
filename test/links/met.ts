import { stagePartnership } from '../partners.ts';
import type { LinkScene } from './linkCase.ts';

/** Mei and Luca, introduced on 12 February 2027. */
export const met = ({ ctx, cast, programme, round, mei }: LinkScene): Promise<number> => {
  ctx.clock.set('2027-02-12T12:00:00Z');
  return stagePartnership(ctx, programme, round.id, [mei, cast.people.luca]);
};
