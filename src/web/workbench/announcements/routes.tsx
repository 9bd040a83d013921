import type { Texts } from '../../../lib/text/texts.ts';
import { pageById } from '../../../rooms/pages/index.ts';
import { isMailUnready } from '../../../rooms/sending/index.ts';
import { announce, announcementsOf, checkAnnouncement } from '../../../rooms/outbox/index.ts';
import type { AnnouncementDraft, AnnouncementProblem } from '../../../rooms/outbox/index.ts';
import { roundsOf } from '../../../rooms/programmes/index.ts';
import { publicBase } from '../../request/hosts.ts';
import { directors, get, post, unseen } from '../../route.ts';
import type { Route } from '../../route.ts';
import type { ProgrammeVisit } from '../../visit.ts';
import { AnnouncementDesk } from './desk.tsx';
import { reachOf } from './reachOf.ts';
import { readDraft } from './typedAnnouncement.ts';
import type { ReachProps } from './reach.tsx';

const BLANK: AnnouncementDraft = { subject: {}, body: {}, filter: {} };

export const announcementRoutes: Route[] = unseen([
  get('/workbench/announcements', directors, async (visit) => page(visit, await fromNews(visit))),
  post('/workbench/announcements', directors, async (visit) => {
    const { ctx, programme } = visit;
    const form = await visit.form();
    const draft = readDraft(form, programme.locales);
    if (form.get('act') !== 'queue') {
      const problems = checkAnnouncement(draft, programme, ctx.clock.now());
      return page(visit, draft, {
        problems,
        ...(problems.length > 0 ? {} : { reach: await reachOf(visit, draft) }),
      });
    }
    const done = await announce(ctx, { ...draft, programme: programme.id, actor: visit.actor() });
    if (!done.ok) return page(visit, draft, { problems: done.problems });
    const group = { kind: 'announcement', occasion: `announcement:${done.id}` };
    return visit.redirect(
      visit.path(`/workbench/outbox/group?${new URLSearchParams(group)}`),
      'announcement-queued',
      { undo: visit.path(`/workbench/log/${done.event}/undoing`) },
    );
  }),
]);

/** A draft with the text of the news that the address names; an empty draft without any. */
async function fromNews(visit: ProgrammeVisit): Promise<AnnouncementDraft> {
  const { ctx, programme } = visit;
  const id = Number(visit.url.searchParams.get('news') ?? Number.NaN);
  const news = Number.isSafeInteger(id) ? await pageById(ctx, programme.id, id) : null;
  if (news?.kind !== 'news' || news.publishedVersion === null) return BLANK;
  const url = `${await publicBase(visit)}/news/${news.slug}`;
  const body = Object.entries(news.latest.body).map(([locale, text]) => [locale, `${text}\n\n${url}`]);
  return { subject: news.latest.title, body: Object.fromEntries(body) as Texts, filter: {} };
}

async function page(
  visit: ProgrammeVisit,
  draft: AnnouncementDraft,
  more: { problems?: readonly AnnouncementProblem[]; reach?: ReachProps } = {},
): Promise<Response> {
  const { ctx, programme, view } = visit;
  const { problems = [] } = more;
  return visit.page({
    title: view.t('workbench.desk.announcements'),
    workbench: 'announcements',
    status: problems.length > 0 ? 422 : 200,
    body: (
      <AnnouncementDesk
        path={visit.path}
        programme={programme}
        rounds={await roundsOf(ctx, programme.id)}
        draft={draft}
        problems={problems}
        past={await announcementsOf(ctx, programme.id)}
        isUnready={await isMailUnready(ctx)}
        {...(more.reach ? { reach: more.reach } : {})}
      />
    ),
  });
}
