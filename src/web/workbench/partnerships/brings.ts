import {
  asReader,
  handleConcern,
  readsAppeal,
  readsConcern,
  reopenPartnership,
  reopenSeveral,
} from '../../../rooms/partnerships/index.ts';
import type { AreaBrings, TakeBack } from '../../brings.ts';
import { concernDeskRoutes } from './concernRoutes.tsx';
import { severalPartnerships } from './list.tsx';
import { partnershipDeskRoutes, readers } from './routes.tsx';
import { takePartnershipsOut } from './takeOut.ts';

const reopen: TakeBack<'partnership-ended' | 'partnership-left'> = (ctx, { event, ...input }) =>
  reopenPartnership(ctx, { ...input, partnership: event.subject.id, event });

export const partnershipsDesk = {
  routes: [...partnershipDeskRoutes, ...concernDeskRoutes],
  desks: {
    partnerships: { path: '/partnerships', group: 'round', roles: ['director', 'matcher', 'safeguarding'] },
  },
  lists: {
    partnerships: {
      path: '/workbench/partnerships',
      desk: 'partnerships',
      audience: readers,
      several: severalPartnerships,
      takes: takePartnershipsOut,
    },
  },
  matters: {
    concern: {
      path: (matter) => `/workbench/partnerships/${matter.data.partnership}`,
      roles: ['director', 'safeguarding'],
      endsThere: true,
      isTakenHere: true,
      sees: (viewer) => (programme, id) => readsConcern(asReader(viewer), programme, id),
    },
    'concern-appeal': {
      path: (matter) => `/workbench/partnerships/${matter.data.partnership}`,
      roles: ['director', 'safeguarding'],
      endsThere: true,
      isTakenHere: true,
      sees: (viewer) => (programme, id) => readsAppeal(asReader(viewer), programme, id),
    },
    'left-partnership': {
      path: (matter) => `/workbench/partnerships/${matter.subject.id}`,
      roles: ['director', 'matcher'],
    },
    'pair-silent': {
      path: (matter) => `/workbench/partnerships/${matter.subject.id}`,
      roles: ['director', 'matcher'],
    },
    'partner-silent': {
      path: (matter) => `/workbench/partnerships/${matter.subject.id}`,
      roles: ['director', 'matcher'],
    },
  },
  undo: {
    'concern-handled': {
      at: '/workbench/partnerships/:id/concerns/:concern/handling',
      undo: (ctx, { event, ...input }, { viewer }) =>
        handleConcern(ctx, {
          ...input,
          viewer,
          concern: event.subject.id,
          handled: false,
          undoes: event.id,
        }),
    },
    'partnership-ended': { at: '/workbench/partnerships/:id/end', undo: reopen },
    'partnership-left': { at: '/workbench/partnerships/:id/end', undo: reopen },
    'partnerships-ended': {
      at: '/workbench/partnerships/ends',
      undo: (ctx, { event, ...input }) =>
        reopenSeveral(ctx, { ...input, event: event.id, pairs: event.data.pairs }),
    },
  },
} satisfies AreaBrings;
