import { pageAt, placeIn } from '../../../lib/placeInList.ts';
import { comersOf, countedChats, planChat, plannedChats } from '../../../rooms/chats/index.ts';
import { allTopics } from '../../../rooms/topics/index.ts';
import { hoursByPart } from '../../../ui/index.ts';
import type { Messages } from '../../frame/problems.ts';
import { get, post } from '../../route.ts';
import type { Route } from '../../route.ts';
import type { ProgrammeVisit } from '../../visit.ts';
import { chatChangeRoutes, planners, readers } from './changeRoutes.tsx';
import { pageAsked } from '../list/carried.ts';
import { ChatList } from './list.tsx';
import { hoursOfChat } from '../../chats/hours/hoursOfChat.ts';
import { lookAt } from './lookedAt.ts';
import { PlanPage } from './planPage.tsx';
import { blankPlan, minutesOf, plannable, readPlan, roundUnderWay } from './typedPlan.ts';
import type { TypedPlan } from './typedPlan.ts';

export const chatDeskRoutes: Route[] = [
  get('/workbench/chats', readers, async (visit) => {
    const { ctx, programme, view } = visit;
    const chats = await pageAt(placeIn(visit.url), (place) => plannedChats(ctx, programme.id, place));
    return visit.page({
      title: view.t('workbench.desk.chats'),
      workbench: 'chats',
      body: (
        <ChatList
          chats={chats}
          looked={await heldSoFar(visit)}
          mayPlan={visit.may('director', 'content_editor', 'chat_host')}
          page={pageAsked(visit)}
          path={visit.path}
        />
      ),
    });
  }),
  get('/workbench/chats/new', planners, (visit) => draw(visit, null)),
  post('/workbench/chats', planners, async (visit) => {
    const { ctx, programme } = visit;
    const form = await visit.form();
    const typed = readPlan(form, programme);
    const [act, wall = ''] = (form.get('act') ?? '').split(' ');
    if (act === 'first') return draw(visit, { ...typed, wall });
    if (act === 'second') return draw(visit, { ...typed, wall2: wall });
    if (act !== 'plan') return draw(visit, typed);
    if (form.get('zone') !== typed.zone) return draw(visit, typed, { zone: visit.view.t('zone.error') });
    const round = (await plannable(visit)).find(({ number }) => String(number) === typed.round);
    const done = await planChat(ctx, {
      programme: programme.id,
      actor: visit.actor(),
      title: typed.title,
      locale: programme.locales.includes(typed.locale) ? typed.locale : programme.source_locale,
      topic: /^\d{1,9}$/.test(typed.topic) ? Number(typed.topic) : null,
      round: round?.id ?? null,
      sessions: [typed.wall, ...(typed.wall2 === '' ? [] : [typed.wall2])].map((wall) => ({
        wall,
        zone: typed.zone,
        minutes: minutesOf(typed),
      })),
    });
    if (done.ok) return visit.redirect(visit.path(`/workbench/chats/${done.chat}`), 'saved');
    return draw(visit, typed, messagesOf(visit, done));
  }),
  ...chatChangeRoutes,
];

/** The form with the typed values, or blank. */
async function draw(
  visit: ProgrammeVisit,
  given: TypedPlan | null,
  messages: Messages = {},
): Promise<Response> {
  const { ctx, programme, view } = visit;
  const rounds = await plannable(visit);
  const typed = given ?? blankPlan(visit, rounds);
  const round = rounds.find(({ number }) => String(number) === typed.round);
  return visit.page({
    title: view.t('chats.plan.title'),
    workbench: 'chats',
    status: Object.keys(messages).length > 0 ? 422 : 200,
    body: (
      <PlanPage
        typed={typed}
        looked={await lookAt(visit, typed, round)}
        rounds={rounds}
        topics={await allTopics(ctx, programme.id)}
        programme={programme}
        messages={messages}
        now={ctx.clock.now()}
        path={visit.path}
      />
    ),
  });
}

type Refused = Exclude<Awaited<ReturnType<typeof planChat>>, { ok: true }>;

/** The field of a refusal, with its message. */
function messagesOf({ view: { t } }: ProgrammeVisit, refused: Refused): Messages {
  const message = t(`chats.plan.error.${refused.reason}`);
  if (!('session' in refused)) return { [refused.reason === 'sessions' ? 'wall' : refused.reason]: message };
  const field = refused.session === 0 ? 'wall' : 'wall2';
  return { [refused.reason === 'length' ? 'minutes' : field]: message };
}

/** How fair the hours of the round's chats have been so far. */
async function heldSoFar(visit: ProgrammeVisit) {
  const { ctx, programme } = visit;
  const round = roundUnderWay(await plannable(visit), ctx.clock.now());
  const counted = round ? await countedChats(ctx, programme.id, round.id) : [];
  if (!round || counted.length === 0) return { parts: [], held: 0 };
  const { comers } = await comersOf(ctx, { programme: programme.id, round: round.id });
  return { parts: hoursByPart(comers, counted.map(hoursOfChat)), held: counted.length };
}
