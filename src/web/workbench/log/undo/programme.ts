import { addHost, changeProgramme, removeHost, restoreLook } from '../../../../rooms/programmes/index.ts';
import type { Look, ProgrammeChange } from '../../../../rooms/programmes/index.ts';
import { directors } from '../../../route.ts';
import { ways } from './way.ts';

export const programmeWays = {
  ...ways('operator', {
    'host-added': (ctx, { event, ...input }) =>
      removeHost(ctx, { ...input, host: String(event.data['host']), undoes: event.id }),
    'host-removed': (ctx, { event, ...input }) =>
      addHost(ctx, { ...input, host: String(event.data['host']), undoes: event.id }),
  }),
  ...ways(directors, {
    'programme-changed': async (ctx, { event, ...input }) => {
      const { before } = event.data as { before?: ProgrammeChange };
      return before ? changeProgramme(ctx, { ...input, ...before, undoes: event.id }) : { ok: false };
    },
    'look-changed': (ctx, { event, ...input }) =>
      restoreLook(ctx, { ...input, look: event.data['before'] as Look, undoes: event.id }),
  }),
};
