import { reinstate, undoCorrection } from '../../../rooms/applications/index.ts';
import { moveBack } from '../../../rooms/pairing/index.ts';
import { keepNote, undoTagging, undoUntagging } from '../../../rooms/notes/index.ts';
import { takeBackOffer, undoDetails } from '../../../rooms/people/index.ts';
import type { AreaBrings, TakeBack } from '../../brings.ts';
import { applicationDeskRoutes } from './routes.tsx';
import { readers } from './scope.ts';
import { severalApplications } from './several.ts';
import { takeApplicationsOut } from './takeOut.ts';

const undoLeaving: TakeBack<'application-declined' | 'application-withdrawn'> = (ctx, { event, ...input }) =>
  reinstate(ctx, { ...input, application: event.subject.id, undoes: event.id });

export const applicationsDesk = {
  routes: applicationDeskRoutes,
  desks: {
    applications: { path: '/applications', group: 'round', roles: ['director', 'matcher', 'ambassador'] },
  },
  lists: {
    applications: {
      path: '/workbench/applications',
      desk: 'applications',
      audience: readers,
      several: severalApplications,
      takes: takeApplicationsOut,
    },
  },
  matters: {
    'left-while-matched': {
      path: (matter) => `/workbench/applications/${matter.subject.id}`,
      roles: ['director', 'matcher', 'ambassador'],
    },
  },
  undo: {
    'address-offered': {
      at: '/workbench/applications/:id/address',
      undo: (ctx, { event, ...input }) =>
        takeBackOffer(ctx, {
          ...input,
          person: event.subject.id,
          change: event.data.change,
          undoes: event.id,
        }),
    },
    'answers-corrected': {
      at: '/workbench/applications/:id/answers/:step',
      undo: (ctx, { event, ...input }) =>
        undoCorrection(ctx, { ...input, application: event.subject.id, undoes: event.id }),
    },
    'application-moved': {
      at: '/workbench/applications/:id/round',
      undo: (ctx, { event, ...input }) =>
        moveBack(ctx, { ...input, ...event.data, application: event.subject.id, undoes: event.id }),
    },
    'details-changed-for': {
      at: '/workbench/applications/:id/details',
      undo: (ctx, { event, ...input }) =>
        undoDetails(ctx, { ...input, person: event.subject.id, undoes: event.id }),
    },
    'note-removed': {
      at: '/workbench/applications/:id/notes/:note/removal',
      undo: (ctx, { event, ...input }) =>
        keepNote(ctx, { ...input, note: event.data.note, removed: false, undoes: event.id }),
    },
    'note-written': {
      at: '/workbench/applications/:id/notes',
      undo: (ctx, { event, ...input }) =>
        keepNote(ctx, { ...input, note: event.data.note, removed: true, undoes: event.id }),
    },
    'person-tagged': {
      at: '/workbench/applications/:id/tags',
      undo: (ctx, { event, ...input }) =>
        undoTagging(ctx, { ...input, tag: event.data.tag, undoes: event.id }),
    },
    'person-untagged': {
      at: '/workbench/applications/:id/tags/removal',
      undo: (ctx, { event, ...input }) =>
        undoUntagging(ctx, { ...input, tag: event.data.tag, undoes: event.id }),
    },
    'application-declined': { at: '/workbench/applications/:id/refusal', undo: undoLeaving },
    'application-withdrawn': { at: '/workbench/applications/:id/reinstatement', undo: undoLeaving },
  },
} satisfies AreaBrings;
