import { normaliseAddress } from '../../../lib/address/normaliseAddress.ts';
import { createResolver } from '../../../lib/network/resolver.ts';
import {
  addMailServer,
  checkRecords,
  preferMailServer,
  removeMailServer,
  setMailSetting,
} from '../../../rooms/sending/index.ts';
import { siteGet, sitePost } from '../../route.ts';
import type { Route } from '../../route.ts';
import type { Visit } from '../../visit.ts';
import { readLimits, readMailServer } from './draft.ts';
import { mailPage } from './page.tsx';
import type { MailForm } from './page.tsx';

const HOME = '/operator/mail';

/** Outgoing mail: the domain's records, a test, the mail servers and their limits. */
export const operatorMailRoutes: Route[] = [
  siteGet(HOME, 'operator', (visit) => show(visit)),
  sitePost('/operator/mail/check', 'operator', async (visit) => {
    await checkRecords(visit.ctx, createResolver(visit.config.dnsServers));
    return visit.redirect(HOME, 'mail-checked');
  }),
  sitePost('/operator/mail/test', 'operator', async (visit) => {
    const typed = (await visit.form()).get('to') ?? '';
    const to = normaliseAddress(typed);
    if (!to) return show(visit, { to: typed, messages: { to: visit.view.t('sign-in.error.address') } });
    await visit.ctx.jobs.enqueue(visit.ctx, 'test-mail', { to, locale: visit.view.lang });
    return visit.redirect(HOME, 'mail-test-sent');
  }),
  sitePost('/operator/mail/start', 'operator', async (visit) => {
    const slow = (await visit.form()).get('slow') === 'yes';
    const since = visit.ctx.clock.now().toISOString();
    await setMailSetting(visit.ctx, 'mail-slow-start', slow ? { since } : null);
    return visit.redirect(HOME, 'saved');
  }),
  sitePost('/operator/mail/limits', 'operator', async (visit) => {
    const form = await visit.form();
    const limits = readLimits(form);
    if (!limits)
      return show(visit, { limits: form, messages: { limits: visit.view.t('operator-mail.error.limits') } });
    await setMailSetting(visit.ctx, 'mail-limits', limits);
    return visit.redirect(HOME, 'saved');
  }),
  sitePost('/operator/mail/servers', 'operator', async (visit) => {
    const form = await visit.form();
    const done = await addMailServer(visit.ctx, { draft: readMailServer(form), actor: actorOf(visit) });
    if (done.ok) return visit.redirect(HOME, 'saved');
    const messages = Object.fromEntries(
      done.problems.map((problem) => [
        problem === 'plain' ? 'security' : problem,
        visit.view.t(`operator-mail.error.${problem}`),
      ]),
    );
    return show(visit, { server: form, messages });
  }),
  sitePost('/operator/mail/servers/:id/removal', 'operator', (visit) => change(visit, removeMailServer)),
  sitePost('/operator/mail/servers/:id/preference', 'operator', (visit) => change(visit, preferMailServer)),
];

async function show(visit: Visit, form: MailForm = {}): Promise<Response> {
  return visit.page(await mailPage(visit, form));
}

async function change(visit: Visit, verb: typeof removeMailServer): Promise<Response> {
  const id = visit.id('id');
  if (id === null || !(await verb(visit.ctx, { id, actor: actorOf(visit) }))) return visit.notFound();
  return visit.redirect(HOME, 'saved');
}

const actorOf = (visit: Visit): { kind: 'operator'; id: number } => ({
  kind: 'operator',
  id: visit.account ?? 0,
});
