import { inTransaction } from '../../rooms/ctx.ts';
import { addHost, archiveProgramme, nameProgramme, removeHost } from '../../rooms/programmes/index.ts';
import { defaultLegal, addSample } from '../../setup/sample.ts';
import { forgetHosts } from '../request/hosts.ts';
import { siteGet, sitePost } from '../route.ts';
import type { Route } from '../route.ts';
import type { Visit } from '../visit.ts';
import { programmeMessages, readDraft } from './fields.tsx';
import { operatorPage } from './overview.tsx';
import { showSetup, finishSetup } from './setup.tsx';

export const operatorRoutes: Route[] = [
  siteGet('/setup/:token', 'link', showSetup),
  sitePost('/setup/:token', 'link', finishSetup),
  siteGet('/operator', 'operator', async (visit) => visit.page(await operatorPage(visit))),
  sitePost('/operator/programmes', 'operator', nameAnother),
  sitePost('/operator/programmes/:id/return', 'operator', async (visit) => {
    const programme = visit.id('id');
    if (programme === null) return visit.notFound();
    await archiveProgramme(visit.ctx, { programme, actor: actorOf(visit), archived: false });
    return visit.redirect('/operator', 'saved');
  }),
  sitePost('/operator/hosts', 'operator', async (visit) => {
    const form = await visit.form();
    const programme = await programmeIn(visit, form);
    if (programme === null) return visit.notFound();
    const done = await addHost(visit.ctx, { programme, actor: actorOf(visit), host: form.get('host') ?? '' });
    if (!done.ok) {
      const messages = { host: visit.view.t(`programme.error.${done.reason}`) };
      return visit.page(await operatorPage(visit, { values: form, messages, status: 422 }));
    }
    forgetHosts();
    return visit.redirect('/operator', 'saved');
  }),
  sitePost('/operator/hosts/removal', 'operator', async (visit) => {
    const form = await visit.form();
    const programme = await programmeIn(visit, form);
    if (programme === null) return visit.notFound();
    await removeHost(visit.ctx, { programme, actor: actorOf(visit), host: form.get('host') ?? '' });
    forgetHosts();
    return visit.redirect('/operator', 'saved');
  }),
];

async function nameAnother(visit: Visit): Promise<Response> {
  const { ctx, view } = visit;
  const form = await visit.form();
  const name = (form.get('yourName') ?? '').trim();
  const account = visit.account ?? 0;
  const { address } = await ctx.db
    .selectFrom('account')
    .select('address')
    .where('id', '=', account)
    .executeTakeFirstOrThrow();
  const refuse = async (messages: Record<string, string | undefined>): Promise<Response> =>
    visit.page(await operatorPage(visit, { values: form, messages, status: 422 }));
  if (!name || name.length > 200) return refuse({ yourName: view.t('programme.error.your-name') });
  const director = { account, address, name, locale: view.lang };
  const actor = actorOf(visit);
  if (form.get('take') === 'sample') {
    const { slug } = await addSample(ctx, { actor, director });
    return visit.redirect(`/p/${slug}/workbench`, 'welcome');
  }
  const draft = readDraft(form);
  const named = await inTransaction(ctx, (ctx) =>
    nameProgramme(ctx, { ...draft, actor, director, legal: defaultLegal(draft) }),
  );
  if (!named.ok) return refuse(programmeMessages(view, named.problems));
  return visit.redirect(`/p/${draft.slug}/workbench`, 'welcome');
}

function actorOf(visit: Visit): { kind: 'operator'; id: number } {
  return { kind: 'operator', id: visit.account ?? 0 };
}

async function programmeIn(visit: Visit, form: URLSearchParams): Promise<number | null> {
  const text = form.get('programme') ?? '';
  if (!/^\d{1,15}$/.test(text)) return null;
  const row = await visit.ctx.db
    .selectFrom('programme')
    .select('id')
    .where('id', '=', Number(text))
    .executeTakeFirst();
  return row?.id ?? null;
}
