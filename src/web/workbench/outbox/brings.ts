import {
  dropMails,
  holdMails,
  pauseMail,
  releaseMails,
  restoreMails,
  resumeMail,
  revertMail,
  seesMailSubject,
} from '../../../rooms/outbox/index.ts';
import type { AreaBrings, TakeBack } from '../../brings.ts';
import { directors } from '../../route.ts';
import { readers } from '../applications/scope.ts';
import { addressRoutes, takeAddressesOut } from './addresses.tsx';
import { takeOutboxOut } from './asked.ts';
import { comingRoutes } from './comingRoutes.tsx';
import { takeComingOut, takeReadersOut } from './comingFiles.ts';
import { severalMails, takeMailsOut } from './mailsAsked.tsx';
import { outboxRoutes } from './routes.tsx';
import { severalOccasions } from './several.ts';

export const outboxDesk = {
  routes: [...addressRoutes, ...comingRoutes, ...outboxRoutes],
  desks: { outbox: { path: '/outbox', group: 'mail', roles: ['director'] } },
  lists: {
    outbox: {
      path: '/workbench/outbox',
      desk: 'outbox',
      audience: directors,
      several: severalOccasions,
      takes: takeOutboxOut,
    },
    mails: {
      path: '/workbench/outbox/group',
      desk: 'outbox',
      audience: directors,
      several: severalMails,
      called: 'outbox.group.recipients',
      takes: takeMailsOut,
    },
  },
  tables: {
    addresses: {
      path: '/workbench/outbox/addresses',
      desk: 'outbox',
      audience: readers,
      called: 'outbox.addresses.title',
      takes: takeAddressesOut,
    },
    coming: {
      path: '/workbench/outbox/coming',
      desk: 'outbox',
      audience: directors,
      called: 'outbox.coming.title',
      takes: takeComingOut,
    },
    'coming-readers': {
      path: '/workbench/outbox/coming/readers',
      desk: 'outbox',
      audience: directors,
      called: 'outbox.group.recipients',
      takes: takeReadersOut,
    },
  },
  foundPages: {
    bounced: { at: '/workbench/outbox/addresses', called: 'outbox.addresses.title' },
    coming: { at: '/workbench/outbox/coming', called: 'outbox.coming.title' },
  },
  matters: {
    'mail-bounced': {
      path: () => '/workbench/outbox/addresses',
      roles: ['director', 'matcher', 'ambassador'],
    },
    'mail-complaint': { path: () => '/workbench/outbox/addresses', roles: ['director'] },
    'mail-restored': { path: () => '/workbench/outbox', roles: ['director'] },
    'mail-refused': { path: () => '/workbench/outbox', roles: ['director'] },
    'mail-unready': { path: () => '/workbench/outbox', roles: ['director'] },
    'mail-stuck': {
      path: (matter) => `/workbench/outbox/${matter.subject.id}`,
      roles: ['director'],
      sees: seesMailSubject,
    },
  },
  undo: {
    'mail-edited': {
      at: '/workbench/outbox/:id',
      undo: (ctx, { event, ...input }) =>
        revertMail(ctx, { ...input, mail: event.subject.id, undoes: event.id }),
    },
    'mail-paused': {
      at: '/workbench/outbox/pause',
      undo: (ctx, { event, ...input }) => resumeMail(ctx, { ...input, undoes: event.id }),
    },
    'mail-resumed': {
      at: '/workbench/outbox/resumption',
      undo: (ctx, { event, ...input }) => pauseMail(ctx, { ...input, undoes: event.id }),
    },
    'mails-dropped': { at: '/workbench/outbox/:id/removal', undo: moveBack(restoreMails) },
    'mails-held': { at: '/workbench/outbox/:id/hold', undo: moveBack(releaseMails) },
    'mails-released': { at: '/workbench/outbox/:id/release', undo: moveBack(holdMails) },
    'mails-restored': { at: '/workbench/outbox/:id/return', undo: moveBack(dropMails) },
  },
} satisfies AreaBrings;

function moveBack(
  verb: typeof dropMails,
): TakeBack<'mails-dropped' | 'mails-held' | 'mails-released' | 'mails-restored'> {
  return (ctx, { event, ...input }) =>
    verb(ctx, { ...input, which: { mails: event.data.mails }, undoes: event.id });
}
