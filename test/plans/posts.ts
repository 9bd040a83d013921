import { questionsOf, roundByNumber } from '../../src/rooms/programmes/index.ts';
import { linkToken } from '../../src/rooms/people/index.ts';
import { mails } from '../../src/mail/out/registry.ts';
import { drawStamp } from '../../src/web/frame/stamp.ts';
import type { Route } from '../../src/web/route.ts';
import { routes } from '../../src/web/brought.ts';
import { browse } from '../browse.ts';
import type { Answered, Browser, Fields } from '../browse.ts';
import type { Stage } from '../cast.ts';
import { NOW } from '../browser/demoPages.ts';
import { testContext } from '../context.ts';
import type { TestCtx } from '../context.ts';
import { formsOf } from '../forms/forms.ts';
import type { About } from '../forms/forms.ts';
import { typedInto } from '../forms/wordsFor.ts';
import type { Form } from '../forms/wordsFor.ts';
import { lastCode } from '../lastCode.ts';
import { named } from '../walk.ts';
import { readersOf } from './walk.ts';
import type { Watched } from './walk.ts';
import { watched } from './watched.ts';

/**
 * Sends every form with the words that the tests of forms type into it, and takes each back afterwards. Returns the status of each: `POST
 * programme /contact as visitor` → 303.
 */
export async function sendForms(large: Watched): Promise<Map<string, number>> {
  const ctx = testContext(large.db, NOW);
  const sending = await senderOf(large, ctx);
  const answered = new Map<string, number>();
  const table = routes.filter(({ method }) => method === 'POST');
  const asking = table.filter(({ path }) => path === '/sign-in');
  for (const route of table)
    for (const reader of sendersOf(route)) {
      const by = `${named(route)} as ${reader}`;
      const status = await watched(large, by, async () => {
        // Building the table of all routes would take longer than the answer, so each browser gets few routes.
        const browser = browse(ctx, { slug: sending.slug } as Stage, undefined, {
          table: route.path === '/sign-in/code' ? [...asking, route] : [route],
        });
        if (reader !== 'visitor') browser.cookies.set('session', large.sessions[reader]!);
        return (await sending.send(browser, route, reader)).status;
      });
      answered.set(by, status);
    }
  return answered;
}

/** One kind of volunteer is enough: the form does the same for all who may send it. */
function sendersOf(route: Route): string[] {
  if (typeof route.audience === 'object') return readersOf(route).slice(0, 1);
  if (route.audience === 'everyone')
    return ['visitor', /\/application/.test(route.path) ? 'applicant' : 'participant'];
  return /applications/.test(route.path) ? ['applicant'] : readersOf(route).slice(0, 1);
}

interface Sending {
  slug: string;
  send(browser: Browser, route: Route, reader: string): Promise<Answered>;
}

async function senderOf({ desk }: Watched, ctx: TestCtx): Promise<Sending> {
  const { about, slug, topic } = await aboutOf(ctx);
  const forms = formsOf(about);
  const { at, cast } = about;

  const formOf = (route: Route): Form | undefined => forms[named(route).replace('POST ', '')];

  function pathOf(route: Route): string {
    const given: Record<string, string | number> = { ...formOf(route)?.at };
    if (!formOf(route)?.at && route.path.startsWith('/workbench')) return desk.fill(route.path)[0]!;
    if (route.path.includes('/application')) Object.assign(given, { number: 2, id: at.application });
    if (route.path.startsWith('/partnership')) given['id'] = at.pair;
    if (route.path.startsWith('/topics')) given['slug'] = topic;
    if (route.path.startsWith('/chats')) given['slug'] = about.room;
    given['comment'] ??= at.comment;
    given['topic'] ??= at.topic;
    const own = route.path.replace(/:(\w+)(\{[^}]*\})?/g, (_, name: string) => String(given[name] ?? 1));
    return route.scope === 'site' ? own : `/p/${slug}${own}`;
  }

  return {
    slug,
    send: async (browser, route, reader) => {
      const form = formOf(route);
      const fields = { ...form?.more, ...(form && typedInto(form.words)), ...fieldsOf(route, reader) };
      if (route.path === '/sign-in/code') {
        await browser.site.post(`/p/${slug}/sign-in`, { address: about.address });
        return browser.site.post(`/p/${slug}/sign-in/code`, { code: await lastCode(ctx, cast.programme) });
      }
      return form?.file
        ? browser.upload(pathOf(route), fields, { [form.file]: new Uint8Array([1, 2]) })
        : browser.site.post(pathOf(route), fields);
    },
  };

  /** Fields that the tests of forms leave out, since nobody types into them. */
  function fieldsOf({ path }: Route, reader: string): Fields {
    if (path.includes('/outbox/group/')) return about.group;
    if (path === '/topics/:slug/likes') return { comment: String(at.comment) };
    if (path.endsWith('/steps/:step')) return { go: 'later' };
    if (path.endsWith('/submission')) return { adult: 'yes', conduct: 'yes', privacy: 'yes' };
    if (path === '/topics/:slug/comments' && reader !== 'visitor') return { name: 'Somebody' };
    if (path === '/chats/:slug/messages') return reader === 'visitor' ? {} : { name: 'Somebody' };
    if (path === '/partnership/:id/meetings') return { time: '2027-03-20T18:00' };
    if (path.startsWith('/sign-in')) return { address: about.address };
    return {};
  }
}

/** Subjects to write about, and a group of mails that can be released. */
async function aboutOf(ctx: TestCtx) {
  const { db } = ctx;
  const { id: programme, slug } = await db
    .selectFrom('programme')
    .select(['id', 'slug'])
    .executeTakeFirstOrThrow();
  const last = async (
    table:
      | 'glossary_term'
      | 'canned_answer'
      | 'page'
      | 'concern'
      | 'guest_post'
      | 'application'
      | 'thread'
      | 'announcement'
      | 'outbox',
  ): Promise<number> =>
    (await db.selectFrom(table).select('id').orderBy('id', 'desc').limit(1).executeTakeFirstOrThrow()).id;
  const member = await db
    .selectFrom('membership')
    .innerJoin('person', 'person.id', 'membership.person_id')
    .select(['person.id', 'person.address', 'membership.partnership_id'])
    .where('left_at', 'is', null)
    .where('account_id', 'is not', null)
    .orderBy('person.id')
    .limit(1)
    .executeTakeFirstOrThrow();
  const comment = await db
    .selectFrom('comment')
    .innerJoin('topic', 'topic.id', 'comment.topic_id')
    .select(['comment.id', 'comment.topic_id', 'topic.slug'])
    .where('state', '=', 'shown')
    .orderBy('comment.id')
    .limit(1)
    .executeTakeFirstOrThrow();
  const { id: application, round_id } = await db
    .selectFrom('application')
    .select(['id', 'round_id'])
    .where('state', '=', 'draft')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow();
  const group = await db
    .selectFrom('outbox')
    .select(['kind', 'occasion'])
    .where('private', '=', false)
    // The announcement to everybody has left.
    .where('kind', '<>', 'announcement')
    .groupBy(['kind', 'occasion'])
    .orderBy((eb) => eb.fn.countAll(), 'desc')
    .limit(1)
    .executeTakeFirstOrThrow();
  const meeting = await db
    .selectFrom('meeting')
    .select('id')
    .where('partnership_id', '=', member.partnership_id)
    .where('state', '=', 'stands')
    .limit(1)
    .executeTakeFirstOrThrow();
  // The open room, and a message in it.
  const chat = await db
    .selectFrom('chat')
    .innerJoin('chat_session', 'chat_session.chat_id', 'chat.id')
    .innerJoin('chat_message', 'chat_message.chat_id', 'chat.id')
    .select(['chat.id', 'chat.slug', 'chat_message.id as message', 'chat_message.number as said'])
    .where('chat_session.state', '=', 'open')
    .limit(1)
    .executeTakeFirstOrThrow();
  const guest = await last('guest_post');
  const form = await questionsOf(ctx, programme, round_id);
  const link = (purpose: 'guest' | 'invitation', subject: number): Promise<string> =>
    linkToken(ctx, { programme, person: member.id, purpose, subject: String(subject) });
  const round = await roundByNumber(ctx, programme, 1);
  const importing = await db
    .insertInto('import_draft')
    .values({
      programme_id: programme,
      round_id: round!.id,
      made_at: ctx.clock.now(),
      changed_at: ctx.clock.now(),
      name: 'people.csv',
      headers: ['Name', 'E-mail', 'Country'],
      goals: ['name', 'address', 'country'],
      rows: 0,
      state: 'ready',
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  const about: About & { group: Fields; address: string; room: string } = {
    cast: { programme, people: { mei: member.id } },
    at: {
      meeting: meeting.id,
      chat: chat.id,
      message: chat.message,
      said: chat.said ?? 1,
      pair: member.partnership_id,
      person: member.id,
      topic: comment.topic_id,
      comment: comment.id,
      own: comment.id,
      thread: await last('thread'),
      otherThread: await last('thread'),
      term: await last('glossary_term'),
      canned: await last('canned_answer'),
      page: await last('page'),
      guest,
      mail: await last('outbox'),
      concern: await last('concern'),
      application,
      asked: round!.id,
      importing: importing.id,
      announcement: await last('announcement'),
    },
    links: { guest: await link('guest', guest), setup: 'none', invitation: await link('invitation', 0) },
    asked: form
      .find(({ questions }) => questions.filter(({ type }) => type === 'long').length > 1)!
      .questions.filter(({ type }) => type === 'long'),
    wording: mails.get('dates-changed')!.wording,
    stamp: (name) => {
      const drawn = drawStamp(ctx, name, programme);
      ctx.clock.forward(0.01);
      return drawn;
    },
    group,
    room: chat.slug,
    address: member.address ?? '',
  };
  return { about, slug, topic: comment.slug };
}
