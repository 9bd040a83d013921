import { checkServers } from '../../lib/network/turn/checkServers.ts';
import type { ServerCheck } from '../../lib/network/turn/checkServer.ts';
import { lastCallCheck, noteCallCheck } from '../../rooms/upkeep/index.ts';
import { Heading, LocalTime, PostButton, Table, dayRange, useView } from '../../ui/index.ts';
import { siteGet, sitePost } from '../route.ts';
import type { Route } from '../route.ts';
import type { PageAnswer, Visit } from '../visit.ts';

/** The servers that help calls to connect: which are set, and the result of their tests. */
export const operatorCallRoutes: Route[] = [
  siteGet('/operator/calls', 'operator', async (visit) => visit.page(await callsPage(visit))),
  sitePost('/operator/calls/check', 'operator', async (visit) => {
    const { ctx, config } = visit;
    await noteCallCheck(ctx, await checkServers(config.calls, { now: ctx.clock.now() }));
    return visit.redirect('/operator/calls', 'calls-checked');
  }),
];

async function callsPage({ ctx, config, view }: Visit): Promise<PageAnswer> {
  const { t } = view;
  const { stun, turn } = config.calls;
  const last = await lastCallCheck(ctx);
  const urls = [...stun, ...turn];
  return {
    title: t('operator-calls.title'),
    indexed: false,
    body: (
      <>
        <Heading eyebrow={<a href="/operator">{t('operator.title')}</a>} lead={t('operator-calls.lead')}>
          {t('operator-calls.title')}
        </Heading>
        <p>{t(turn.length > 0 ? 'operator-calls.relay' : 'operator-calls.no-relay')}</p>
        {urls.length === 0 ? (
          <p>{t('operator-calls.none')}</p>
        ) : (
          <>
            <Table
              caption={t('operator-calls.servers')}
              rows={urls}
              rowKey={(url) => url}
              columns={[
                {
                  key: 'server',
                  label: t('operator-calls.server'),
                  header: true,
                  cell: (url) => <code dir="ltr">{url}</code>,
                },
                {
                  key: 'found',
                  label: t('operator-calls.found'),
                  cell: (url) => <Found one={last?.servers.find((one) => one.url === url)} />,
                },
              ]}
            />
            {last ? (
              <p>
                {t('operator-calls.checked')} <LocalTime at={new Date(last.at)} bare />
              </p>
            ) : null}
            <PostButton action="/operator/calls/check" kind="main">
              {t('operator-calls.check')}
            </PostButton>
            <p>{t('operator-calls.from-here')}</p>
          </>
        )}
      </>
    ),
  };
}

/** An address, or words of a server. */
const ltr = (text: string) => <bdi dir="ltr">{text}</bdi>;

function Found({ one }: { one: ServerCheck | undefined }) {
  const { t, rich, lang } = useView();
  if (!one) return <>{t('operator-calls.unchecked')}</>;
  const { trouble, isNear } = one;
  const ends = one.ends?.slice(0, 10);
  return (
    <>
      <strong>
        {trouble === null
          ? t('operator-calls.works')
          : rich(`operator-calls.trouble.${trouble}`, { detail: ltr(one.detail) })}
      </strong>{' '}
      {isNear ? rich('operator-calls.near', { address: ltr(one.address ?? '') }) : null}{' '}
      {ends ? t('operator-calls.ends', { day: dayRange(lang, ends, ends) }) : null}
    </>
  );
}
