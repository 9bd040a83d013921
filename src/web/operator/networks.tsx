import { chatServersNamed, nameChatServers } from '../../rooms/networks/index.ts';
import { ErrorSummary, Form, Heading, Submit, TextArea } from '../../ui/index.ts';
import { siteGet, sitePost } from '../route.ts';
import type { Route } from '../route.ts';
import type { PageAnswer, Visit } from '../visit.ts';

/** The servers of the fediverse on which programmes may look for hashtags of live chats. */
export const operatorNetworkRoutes: Route[] = [
  siteGet('/operator/networks', 'operator', async (visit) => visit.page(await networksPage(visit))),
  sitePost('/operator/networks', 'operator', async (visit) => {
    const typed = (await visit.form()).get('servers') ?? '';
    const done = await nameChatServers(
      visit.ctx,
      typed.split(/[\s,]+/).filter((one) => one !== ''),
    );
    return done.ok
      ? visit.redirect('/operator/networks', 'saved')
      : visit.page(await networksPage(visit, { typed, wrong: done.wrong }));
  }),
];

async function networksPage(
  { ctx, view }: Visit,
  refused?: { typed: string; wrong: readonly string[] },
): Promise<PageAnswer> {
  const { t } = view;
  const servers = refused?.typed ?? (await chatServersNamed(ctx)).join('\n');
  const error = refused && t('networks.chat-servers-wrong', { names: refused.wrong.slice(0, 5).join(' ') });
  return {
    title: t('workbench.desk.networks'),
    status: refused ? 422 : 200,
    indexed: false,
    body: (
      <>
        <Heading eyebrow={<a href="/operator">{t('operator.title')}</a>} lead={t('operator-networks.lead')}>
          {t('workbench.desk.networks')}
        </Heading>
        <ErrorSummary errors={error ? [{ name: 'servers', message: error }] : []} />
        <Form action="/operator/networks">
          <TextArea
            name="servers"
            label={t('operator-networks.servers')}
            help={t('operator-networks.servers-help')}
            value={servers}
            error={error}
            dir="ltr"
          />
          <Submit>{t('ui.save')}</Submit>
        </Form>
      </>
    ),
  };
}
