import {
  openReports,
  countFollowers,
  handleOf,
  homeOf,
  postsSent,
  serversOf,
} from '../../../rooms/networks/index.ts';
import type { Home } from '../../../rooms/networks/index.ts';
import { Checkbox, Form, Heading, Notice, Submit, TextField } from '../../../ui/index.ts';
import type { PageAnswer, ProgrammeVisit } from '../../visit.ts';
import { ChoicesForm } from './choices.tsx';
import type { TypedChoices } from './choices.tsx';
import { BlockForm, Servers } from './servers.tsx';
import type { TypedBlocks } from './servers.tsx';
import { PostsSent } from './posts.tsx';
import { Reports } from './reports.tsx';

/** The desks of what is sent. */
const DESKS = { topic: 'topics', news: 'pages', chat: 'chats' } as const;

/** The programme on other servers: the switch, followers, what was sent, what other servers reported, and blocks. */
export async function networksPage(
  visit: ProgrammeVisit,
  {
    status = 200,
    typed,
    wrong,
    rest,
    choices,
  }: { status?: number; choices?: TypedChoices } & Partial<TypedBlocks> = {},
): Promise<PageAnswer> {
  const { ctx, programme, view } = visit;
  const { t } = view;
  const home = await homeOf(ctx, programme.id);
  const servers = await serversOf(ctx, programme.id);
  const path = (rest: string): string => visit.path(`/workbench/networks${rest}`);
  return {
    title: t('workbench.desk.networks'),
    status,
    workbench: 'networks',
    body: (
      <>
        <Heading lead={t('networks.lead', { programme: programme.name })}>
          {t('workbench.desk.networks')}
        </Heading>
        <Connection visit={visit} home={home} choices={choices} path={path} />
        {home ? (
          <>
            <PostsSent
              posts={await postsSent(ctx, programme.id)}
              followers={await countFollowers(ctx, programme.id)}
              href={({ kind, of }) => visit.path(`/workbench/${DESKS[kind]}/${of}`)}
            />
            <Reports reports={await openReports(ctx, programme.id)} path={path} />
          </>
        ) : null}
        <Servers servers={servers} path={path} />
        <BlockForm
          typed={typed}
          wrong={wrong ?? []}
          rest={rest ?? false}
          path={path}
          failed={status === 422 && typed !== undefined}
        />
      </>
    ),
  };
}

function Connection({
  visit,
  home,
  choices,
  path,
}: {
  visit: ProgrammeVisit;
  home: Home | null;
  choices: TypedChoices | undefined;
  path: (rest: string) => string;
}) {
  const { config, programme, view } = visit;
  const { t, rich } = view;
  const isOn = home?.offAt === null;
  const here = new URL(config.publicUrl).origin;
  const handle = handleOf(programme.slug, home?.origin ?? here);
  const isPublic = here.startsWith('https:');
  const shown = <bdi dir="ltr">{handle}</bdi>;
  return (
    <section aria-labelledby="connection">
      <h2 id="connection">{t('networks.connection')}</h2>
      {home && home.origin !== here ? (
        <Notice>{t('networks.moved', { before: home.origin, now: here })}</Notice>
      ) : null}
      <p>{rich(isOn ? 'networks.is-on' : 'networks.is-off', { handle: shown })}</p>
      {isOn ? null : <p>{t('networks.becomes-public')}</p>}
      {home ? null : <p>{rich('networks.for-ever', { handle: shown })}</p>}
      {!visit.may('director') ? null : isOn ? (
        <>
          <Form action={path('/hashtags')}>
            <TextField
              name="hashtags"
              label={t('networks.hashtags')}
              help={t('networks.hashtags-help')}
              value={home.hashtags.map((tag) => `#${tag}`).join(' ')}
            />
            <Submit kind="quiet">{t('ui.save')}</Submit>
          </Form>
          <ChoicesForm home={home} typed={choices} path={path} />
          <Form action={path('/holding')}>
            <Checkbox
              name="holds"
              label={t('networks.holds')}
              help={t('networks.holds-help')}
              checked={home.holdsNew}
            />
            <Submit kind="quiet">{t('ui.save')}</Submit>
          </Form>
          <Form action={path('/connection')} hidden={{ on: 'no' }}>
            <p>{t('networks.off-help')}</p>
            <Submit kind="quiet">{t('networks.switch-off')}</Submit>
          </Form>
        </>
      ) : isPublic ? (
        <Form action={path('/connection')} hidden={{ on: 'yes' }}>
          <Submit>{t('networks.switch-on')}</Submit>
        </Form>
      ) : (
        <Notice>{t('networks.local')}</Notice>
      )}
    </section>
  );
}
