import { openReports, countFollowers, homeOf, postsSent, serversOf } from '../../../rooms/networks/index.ts';
import { Heading } from '../../../ui/index.ts';
import { Overtaken } from '../../frame/overtaken.tsx';
import type { PageAnswer, ProgrammeVisit } from '../../visit.ts';
import type { TypedChoices } from './choices.tsx';
import { Connection } from './connection.tsx';
import { networkWords } from './twoWords.ts';
import type { OvertakenPart } from './twoWords.ts';
import { BlockForm, Servers } from './servers.tsx';
import type { TypedBlocks } from './servers.tsx';
import { PostsSent } from './posts.tsx';
import { Reports } from './reports.tsx';

/** The desk for each kind of thing that is sent. */
const DESKS = { topic: 'topics', news: 'pages', chat: 'chats' } as const;

/** The programme on other servers: the switch, the followers, what was sent, reports from other servers, and blocks. */
export async function networksPage(
  visit: ProgrammeVisit,
  {
    status = 200,
    typed,
    wrong,
    rest,
    choices,
    overtaken,
    unsure,
  }: {
    status?: number;
    choices?: TypedChoices;
    /** The part that somebody else saved meanwhile. */
    overtaken?: OvertakenPart;
    unsure?: boolean;
  } & Partial<TypedBlocks> = {},
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
        {home && overtaken ? <Overtaken fields={networkWords(view, home, overtaken)} /> : null}
        <Connection
          visit={visit}
          home={home}
          choices={choices}
          hashtags={overtaken?.hashtags}
          unsure={unsure ?? false}
          path={path}
        />
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
