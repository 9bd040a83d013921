import type { Email } from 'postal-mime';
import { answer } from '../frame/answer.ts';
import { siteGet, sitePost } from '../route.ts';
import type { Route } from '../route.ts';
import { sandboxed } from '../frame/sandboxed.ts';
import type { Visit } from '../visit.ts';
import { MailboxList, MailboxMail } from './mailbox.tsx';
import { anAddress, keptMail, keptMails, partsOf } from './queries.ts';
import type { KeptMail } from './queries.ts';
import { mayWrite } from './deliverHere.ts';
import { answerDraft, write } from './write.tsx';
import type { MailDraft } from './writeForm.tsx';

/**
 * The developer's mailbox. It holds the mails that left while no mail server is set; as long as there is none, mails can be written and
 * answered as a participant would. Only for somebody at the machine itself; an operator may read it.
 */
export const devRoutes: Route[] = [
  siteGet('/dev/mail', 'developer', async (visit) => listPage(visit, await blank(visit))),
  sitePost('/dev/mail', 'developer', async (visit) => {
    const empty = await blank(visit);
    if (!empty) return visit.notFound();
    const done = await write(visit, empty);
    return done.ok ? visit.redirect('/dev/mail', 'dev-mail-taken') : listPage(visit, done.draft, 422);
  }),
  siteGet('/dev/mail/:id', 'developer', async (visit) => {
    const kept = await find(visit);
    if (!kept) return visit.notFound();
    const mail = await partsOf(kept.raw);
    return mailPage(visit, { kept, mail, draft: mayWrite(visit) ? answerDraft(kept, mail) : null });
  }),
  sitePost('/dev/mail/:id/answer', 'developer', async (visit) => {
    const kept = mayWrite(visit) ? await find(visit) : null;
    if (!kept) return visit.notFound();
    const mail = await partsOf(kept.raw);
    const done = await write(visit, answerDraft(kept, mail), mail);
    return done.ok
      ? visit.redirect('/dev/mail', 'dev-mail-taken')
      : mailPage(visit, { kept, mail, draft: done.draft }, 422);
  }),
  siteGet('/dev/mail/:id/html', 'developer', async (visit) => {
    const kept = await find(visit);
    if (!kept) return visit.notFound();
    return sandboxed((await partsOf(kept.raw)).html ?? '');
  }),
  siteGet('/dev/mail/:id/source', 'developer', async (visit) => {
    const kept = await find(visit);
    if (!kept) return visit.notFound();
    return answer(kept.raw.toString('utf8'), 200, { 'content-type': 'text/plain; charset=utf-8' });
  }),
];

async function listPage(visit: Visit, draft: MailDraft | null, status = 200): Promise<Response> {
  return visit.page({
    title: visit.view.t('dev.mail.title'),
    indexed: false,
    status,
    body: <MailboxList mails={await keptMails(visit.ctx)} draft={draft} />,
  });
}

const mailPage = (
  visit: Visit,
  shown: { kept: KeptMail; mail: Email; draft: MailDraft | null },
  status = 200,
): Response =>
  visit.page({ title: shown.kept.subject, indexed: false, status, body: <MailboxMail {...shown} /> });

/** An empty mail to the first programme; null where no mail may be written. */
async function blank(visit: Visit): Promise<MailDraft | null> {
  if (!mayWrite(visit)) return null;
  return { from: '', to: await anAddress(visit.ctx), subject: '', text: '', errors: {} };
}

async function find(visit: Visit) {
  const id = visit.id('id');
  return id === null ? null : keptMail(visit.ctx, id);
}
