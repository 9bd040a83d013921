import { answer } from '../enter.ts';
import { siteGet } from '../route.ts';
import type { Route } from '../route.ts';
import type { Visit } from '../visit.ts';
import { MailboxList, MailboxMail } from './mailbox.tsx';
import { sandboxed } from '../sandboxed.ts';
import { keptMail, keptMails, partsOf } from './queries.ts';

/** The developer's mailbox: what left while no mail server is set. Only for somebody at the machine itself, or an operator. */
export const devRoutes: Route[] = [
  siteGet('/dev/mail', 'developer', async (visit) =>
    visit.page({
      title: visit.view.t('dev.mail.title'),
      indexed: false,
      body: <MailboxList mails={await keptMails(visit.ctx)} />,
    }),
  ),
  siteGet('/dev/mail/:id', 'developer', async (visit) => {
    const kept = await find(visit);
    if (!kept) return visit.notFound();
    const mail = await partsOf(kept.raw);
    return visit.page({
      title: kept.subject,
      indexed: false,
      body: <MailboxMail kept={kept} mail={mail} />,
    });
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

async function find(visit: Visit) {
  const id = visit.id('id');
  return id === null ? null : keptMail(visit.ctx, id);
}
