import { hide } from '../../../mail/out/placeholders.ts';
import {
  dropMails,
  editMail,
  holdMails,
  mailById,
  pauseMail,
  releaseMails,
  restoreMails,
  resumeMail,
  revertMail,
  sendMailsNow,
} from '../../../rooms/outbox/index.ts';
import type { OutboxMail } from '../../../rooms/outbox/index.ts';
import { directors, get, post, unseen } from '../../route.ts';
import type { Route } from '../../route.ts';
import { sandboxed } from '../../frame/sandboxed.ts';
import type { NoteKey, ProgrammeVisit } from '../../visit.ts';
import { listAsItWas } from '../list/back.ts';
import type { Noun } from './acts.tsx';
import { groupPage } from './group.tsx';
import { besideMail, keptQuery } from './mailsAsked.tsx';
import { home, listPage, mailPage } from './pages.tsx';

interface Act {
  verb: typeof sendMailsNow;
  note: NoteKey;
}

const VERBS: Record<Noun, Act> = {
  dispatch: { verb: sendMailsNow, note: 'mails-sent-now' },
  retry: { verb: sendMailsNow, note: 'mails-sent-now' },
  release: { verb: releaseMails, note: 'mails-released' },
  hold: { verb: holdMails, note: 'mails-held' },
  removal: { verb: dropMails, note: 'mails-dropped' },
  return: { verb: restoreMails, note: 'mails-restored' },
};

export const outboxRoutes: Route[] = unseen([
  get('/workbench/outbox', directors, listPage),
  get('/workbench/outbox/group', directors, groupPage),
  get('/workbench/outbox/:id', directors, async (visit) => {
    const mail = await find(visit);
    return mail ? mailPage(visit, mail) : visit.notFound();
  }),
  get('/workbench/outbox/:id/html', directors, async (visit) => {
    const mail = await find(visit);
    return mail ? sandboxed(hide(mail.html)) : visit.notFound();
  }),
  post('/workbench/outbox/pause', directors, async (visit) => {
    await pauseMail(visit.ctx, who(visit));
    return visit.redirect(home(visit), 'mail-paused');
  }),
  post('/workbench/outbox/resumption', directors, async (visit) => {
    await resumeMail(visit.ctx, who(visit));
    return visit.redirect(home(visit), 'mail-resumed');
  }),
  ...Object.entries(VERBS).flatMap(([noun, { verb, note }]) => [
    post(`/workbench/outbox/group/${noun}`, directors, async (visit) => {
      const form = await visit.form();
      const group = { kind: form.get('kind') ?? '', occasion: form.get('occasion') ?? '' };
      const done = await verb(visit.ctx, { ...who(visit), which: group });
      const page = await listAsItWas(visit, '/workbench/outbox/group', group);
      return done.ok
        ? visit.redirect(page, note, { count: done.count })
        : visit.redirect(page, 'mails-nothing');
    }),
    post(`/workbench/outbox/:id/${noun}`, directors, async (visit) => {
      const id = visit.id('id');
      if (id === null) return visit.notFound();
      const beside = await besideMail(visit, id);
      const done = await verb(visit.ctx, { ...who(visit), which: { mails: [id] } });
      const mail = await find(visit);
      const itsOwn = mail ? own(visit, id) : home(visit);
      if (!done.ok) return visit.redirect(itsOwn, 'mails-nothing');
      // The page of the next mail says to whom this one went.
      return beside
        ? visit.redirect(beside.onward, note, {
            count: 1,
            ...(mail ? { name: mail.name || mail.address, href: itsOwn } : {}),
          })
        : visit.redirect(itsOwn, note, { count: 1 });
    }),
  ]),
  post('/workbench/outbox/:id', directors, async (visit) => {
    const mail = await find(visit);
    if (!mail) return visit.notFound();
    const form = await visit.form();
    const input = { subject: form.get('subject') ?? '', text: form.get('text') ?? '' };
    const base = form.get('base') ?? undefined;
    const done = await editMail(visit.ctx, { ...who(visit), mail: mail.id, ...input, base });
    if (done.ok) return visit.redirect(own(visit, mail.id), 'mail-edited');
    if (done.reason === 'overtaken')
      return mailPage(visit, (await find(visit)) ?? mail, { ...input, problems: [], isOvertaken: true });
    if (done.reason !== 'invalid') return visit.turnBack(own(visit, mail.id), 'mails-nothing');
    return mailPage(visit, mail, { ...input, problems: done.problems, base });
  }),
  post('/workbench/outbox/:id/original', directors, async (visit) => {
    const mail = await find(visit);
    if (!mail) return visit.notFound();
    const done = await revertMail(visit.ctx, { ...who(visit), mail: mail.id });
    return visit.redirect(own(visit, mail.id), done.ok ? 'mail-reverted' : 'mails-nothing');
  }),
]);

/** The page of the mail, with the list from which the reader came. */
const own = (visit: ProgrammeVisit, id: number): string => `${home(visit)}/${id}${keptQuery(visit)}`;

const who = (visit: ProgrammeVisit) => ({
  programme: visit.programme.id,
  actor: visit.actor(),
  viewer: visit.viewer,
});

async function find(visit: ProgrammeVisit): Promise<OutboxMail | null> {
  const id = visit.id('id');
  return id === null ? null : mailById(visit.ctx, visit.programme.id, visit.viewer, id);
}
