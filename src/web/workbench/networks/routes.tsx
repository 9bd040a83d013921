import {
  admitServer,
  blockServer,
  chooseWhatGoes,
  holdNewServers,
  homeOf,
  partForGood,
  serversOf,
  setHashtags,
  closeServerReports,
  switchOff,
  switchOn,
  unblockServer,
} from '../../../rooms/networks/index.ts';
import { directors, get, post, unseen } from '../../route.ts';
import type { Audience, Route } from '../../route.ts';
import type { ProgrammeVisit } from '../../visit.ts';
import { answer } from '../../frame/answer.ts';
import { blocksIn, blocksOut, peopleOut } from './blockList.ts';
import { networksPage } from './page.tsx';

const readers: Audience = { volunteer: ['director', 'moderator'] };
const OWN = '/workbench/networks';

const back = (visit: ProgrammeVisit): Response => visit.redirect(visit.path(OWN), 'saved');

export const networkRoutes: Route[] = [
  get(OWN, readers, async (visit) => visit.page(await networksPage(visit))),
  post(`${OWN}/connection`, directors, async (visit) => {
    const { ctx, config, programme } = visit;
    const by = { programme: programme.id, actor: visit.actor() };
    if ((await visit.form()).get('on') === 'yes') {
      const done = await switchOn(ctx, { ...by, origin: config.publicUrl });
      if (!done.ok) return visit.page(await networksPage(visit, { status: 422 }));
    } else await switchOff(ctx, by);
    return back(visit);
  }),
  ...unseen([
    post(`${OWN}/hashtags`, directors, async (visit) => {
      if (!(await homeOf(visit.ctx, visit.programme.id))) return visit.notFound();
      const form = await visit.form();
      const words = form.get('hashtags') ?? '';
      const input = { programme: visit.programme.id, actor: visit.actor(), words };
      const done = await setHashtags(visit.ctx, { ...input, base: form.get('base') ?? undefined });
      return done.ok
        ? back(visit)
        : visit.page(await networksPage(visit, { status: 422, overtaken: { hashtags: words } }));
    }),
    post(`${OWN}/choices`, directors, async (visit) => {
      const form = await visit.form();
      if (!(await homeOf(visit.ctx, visit.programme.id))) return visit.notFound();
      const [news, chats] = [form.get('news') === 'yes', form.get('chats') === 'yes'];
      const chatServers = form.get('chat-servers') ?? '';
      const servers = chatServers.split(/[\s,]+/).filter((one) => one !== '');
      const base = form.get('base') ?? undefined;
      const input = { programme: visit.programme.id, actor: visit.actor(), news, chats, servers, base };
      const done = await chooseWhatGoes(visit.ctx, input);
      if (done.ok) return back(visit);
      const choices = { news, chats, chatServers, wrong: done.wrong };
      return visit.page(
        await networksPage(
          visit,
          done.isOvertaken
            ? { status: 422, choices, overtaken: { choices } }
            : { status: 422, choices: { ...choices, base } },
        ),
      );
    }),
    post(`${OWN}/end`, directors, async (visit) => {
      const isSure = (await visit.form()).get('sure') === 'yes';
      if (!isSure) return visit.page(await networksPage(visit, { status: 422, unsure: true }));
      const done = await partForGood(visit.ctx, { programme: visit.programme.id, actor: visit.actor() });
      return done.ok ? back(visit) : visit.notFound();
    }),
    post(`${OWN}/holding`, directors, async (visit) => {
      const form = await visit.form();
      const [holds, base] = [form.get('holds') === 'yes', form.get('base') ?? undefined];
      if (!(await homeOf(visit.ctx, visit.programme.id))) return visit.notFound();
      const input = { programme: visit.programme.id, actor: visit.actor(), holds, base };
      const done = await holdNewServers(visit.ctx, input);
      return done.ok ? back(visit) : visit.redirect(visit.path(OWN), 'changed-meanwhile');
    }),
    post(`${OWN}/admissions`, readers, async (visit) => {
      const host = (await visit.form()).get('host') ?? '';
      const input = { programme: visit.programme.id, actor: visit.actor(), host };
      return (await admitServer(visit.ctx, input)).ok ? back(visit) : visit.turnBack(visit.path(OWN));
    }),
    post(`${OWN}/blocks`, readers, block),
    post(`${OWN}/pardons`, readers, async (visit) => {
      const host = (await visit.form()).get('host') ?? '';
      const input = { programme: visit.programme.id, actor: visit.actor(), host };
      return (await unblockServer(visit.ctx, input)).ok ? back(visit) : visit.turnBack(visit.path(OWN));
    }),
    post(`${OWN}/reports/:topic/end`, readers, async (visit) => {
      const topic = visit.id('topic') ?? 0;
      const input = { programme: visit.programme.id, actor: visit.actor(), topic };
      return (await closeServerReports(visit.ctx, input)).ok ? back(visit) : visit.notFound();
    }),
  ]),
  list('blocks', blocksOut),
  list('blocked-people', peopleOut),
];

/** Answers a list as a file. */
function list(name: string, out: typeof blocksOut): Route {
  return get(`${OWN}/${name}.csv`, readers, async (visit) => {
    const servers = await serversOf(visit.ctx, visit.programme.id, 10_000);
    return answer(out(servers), 200, {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${visit.programme.slug}-${name}.csv"`,
    });
  });
}

/** Blocks one server, or all of a pasted list. When a line is no server, nothing is blocked and the words stay. */
async function block(visit: ProgrammeVisit): Promise<Response> {
  const { ctx, programme } = visit;
  const form = await visit.form();
  const typed = { servers: form.get('servers') ?? '', reason: form.get('reason') ?? '' };
  const { hosts, wrong, rest } = blocksIn(typed.servers);
  if (wrong.length > 0 || hosts.length === 0)
    return visit.page(await networksPage(visit, { status: 422, typed, wrong }));
  for (const { host, reason } of hosts)
    await blockServer(ctx, {
      programme: programme.id,
      actor: visit.actor(),
      host,
      reason: reason || typed.reason,
    });
  if (rest.length > 0) {
    const left = { ...typed, servers: rest.join('\n') };
    return visit.page(await networksPage(visit, { status: 422, typed: left, rest: true }));
  }
  return back(visit);
}
