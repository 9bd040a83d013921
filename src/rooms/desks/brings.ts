import { sql } from 'kysely';
import type { RoomBrings } from '../brings.ts';
import { removeByPieces } from '../pieces.ts';
import { handsOut } from './handsOut.ts';
import { claims } from './claims.ts';
import { bulk } from './bulk/undoEvents.ts';
import { carryOutAct } from './bulk/carryOutAct.ts';
import { events, jobs } from './kinds.ts';
import { THERE_MINUTES } from './lookAt.ts';

/** Days within which an act on several can be taken back. */
const KEPT_DAYS = 60;

export const desks = {
  claims,
  handsOut,
  events,
  jobs,
  bulk,
  works: { 'go-on-with-bulk': (ctx, of, signal) => carryOutAct(ctx, of, () => !signal.aborted) },
  knows: ['log', 'mails'],
  duties: [
    {
      name: 'forget acts on several',
      run: (ctx) => {
        const before = new Date(ctx.clock.now().getTime() - KEPT_DAYS * 86_400_000);
        return removeByPieces(ctx, 'bulk_act', sql`begun_at < ${before} and undoes is null`);
      },
    },
    {
      name: 'forget who looks at records',
      run: async (ctx) => {
        const before = new Date(ctx.clock.now().getTime() - THERE_MINUTES * 60_000);
        if (!(await removeByPieces(ctx, 'record_look', sql`at < ${before}`))) return;
        await removeByPieces(ctx, 'operator_look', sql`at < ${before}`);
      },
    },
  ],
  subjects: {},
} satisfies RoomBrings;
