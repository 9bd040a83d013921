import sharp from 'sharp';
import { json } from '../../src/db/json.ts';
import { openSession } from '../../src/rooms/people/index.ts';
import type { Role } from '../../src/rooms/people/index.ts';
import { linkToken } from '../../src/rooms/people/index.ts';
import { changeLook } from '../../src/rooms/programmes/index.ts';
import { announce } from '../../src/rooms/outbox/index.ts';
import { raiseConcern } from '../../src/rooms/partnerships/index.ts';
import { appealBan, banWriter, summarise } from '../../src/rooms/discussion/index.ts';
import type { DemoPages } from '../browser/demoPages.ts';
import { importDesk } from './importDesk.ts';
import { inboxDesk } from './inboxDesk.ts';
import { severalDesk } from './severalDesk.ts';
import { trayDesk } from './trayDesk.ts';

/** Records beside their list, with the part of the address that names the list. */
const BESIDE: readonly [RegExp, string][] = [
  [/\/workbench\/(?:applications|partnerships|matching\/:number\/(?:proposals|people))\/:\w+$/, '?round=1'],
  [/\/workbench\/discussion\/:comment$/, '?queue=held'],
  [/\/workbench\/log\/:id$/, '?list=log'],
  [/\/workbench\/topics\/:id$/, '?list=topics'],
  [/\/workbench\/duplicates\/:id$/, '?list=duplicates'],
  [/\/workbench\/everybody\/:person$/, '?list=everybody'],
];

export interface DeskPages {
  /** Tokens of sessions by role. */
  sessions: Record<string, string>;
  /** Addresses for a route of the workbench, the operator's or the developer's part. */
  fill(path: string): string[];
}

const DESKS: readonly Role[] = [
  'ambassador',
  'content_editor',
  'safeguarding',
  'moderator',
  'matcher',
  'chat_host',
];

/** Volunteers for the demo, something to show on each of their pages, and the addresses of those pages. */
export async function deskPages({ ctx, programme, chat }: DemoPages): Promise<DeskPages> {
  const { db } = ctx;
  const now = ctx.clock.now();
  const { slug } = await db.selectFrom('programme').select('slug').executeTakeFirstOrThrow();
  const people = await db
    .selectFrom('membership')
    .innerJoin('person', 'person.id', 'membership.person_id')
    .select(['person.id', 'account_id', 'country', 'partnership_id'])
    .where('account_id', 'is not', null)
    .where('left_at', 'is', null)
    .orderBy('person.id', 'desc')
    .limit(DESKS.length + 1)
    .execute();
  await changeLook(ctx, {
    programme,
    actor: { kind: 'command' },
    colours: { cool: '#5a2a82', warm: '#8a3b12' },
    logo: await sharp({ create: { width: 60, height: 30, channels: 3, background: '#5a2a82' } })
      .png()
      .toBuffer(),
  });
  const open = (account: number): Promise<string> => openSession(ctx, { account, device: 'A test' });
  const { account_id: operator } = await db
    .selectFrom('operator')
    .select('account_id')
    .executeTakeFirstOrThrow();
  const sessions: Record<string, string> = { director: await open(operator) };
  for (const [index, role] of DESKS.entries()) {
    const { id, account_id, country } = people[index + 1]!;
    await db
      .insertInto('role')
      .values({
        programme_id: programme,
        person_id: id,
        role,
        country: role === 'ambassador' ? country : null,
        granted_at: now,
      })
      .execute();
    sessions[role] = await open(account_id!);
  }
  const told = people[0]!;
  await raiseConcern(ctx, {
    programme,
    person: told.id,
    partnership: told.partnership_id,
    body: 'Something is wrong.',
    exit: 'stay',
  });
  await db
    .insertInto('mailbox')
    .values({ address: 'a@cast.example', at: now, raw: Buffer.from('Subject: x\r\n\r\nText'), subject: 'x' })
    .execute();
  const comment = await db
    .selectFrom('comment')
    .select(['id', 'author_id', 'topic_id'])
    .where('state', '=', 'held')
    .executeTakeFirstOrThrow();
  const director = { kind: 'operator', id: operator } as const;
  const announced = await announce(ctx, {
    programme,
    actor: director,
    subject: { en: 'News' },
    body: { en: 'Text' },
    filter: { role: 'director' },
    day: '2027-12-01',
  });
  if (!announced.ok) throw new Error(announced.problems[0]?.reason);
  await banWriter(ctx, { programme, actor: director, person: told.id, reason: 'No reason.' });
  await appealBan(ctx, { programme, person: told.id, appeal: 'But why?' });
  await summarise(ctx, {
    programme,
    actor: director,
    topic: comment.topic_id,
    body: 'Well said.',
    locale: 'en',
  });
  const desk = await inboxDesk({ ctx, programme, person: told.id });
  const tray = await trayDesk(ctx, programme);
  const first = async (
    table: 'page' | 'application' | 'partnership' | 'outbox' | 'topic' | 'match_run' | 'mailbox' | 'question',
  ) => (await db.selectFrom(table).select('id').orderBy('id').limit(1).executeTakeFirst())?.id ?? 0;
  const readable = await db
    .selectFrom('outbox')
    .select(['id', 'kind', 'occasion'])
    .where('private', '=', false)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow();
  const ids = {
    application: await first('application'),
    partnership: told.partnership_id,
    topic: await first('topic'),
    run: (await db.selectFrom('match_run').select('number').limit(1).executeTakeFirst())?.number ?? 0,
    mailbox: await first('mailbox'),
    question: await first('question'),
    page: await first('page'),
  };
  // Partners have been introduced; an earlier proposal shows what a matcher saw of them.
  const pair = await db
    .selectFrom('partnership')
    .select(['round_id', 'reasons'])
    .where('id', '=', told.partnership_id)
    .executeTakeFirstOrThrow();
  const { id: proposal } = await db
    .insertInto('proposal')
    .values({
      programme_id: programme,
      round_id: pair.round_id,
      reasons: json(pair.reasons),
      created_at: now,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await db
    .insertInto('proposal_member')
    .columns(['programme_id', 'proposal_id', 'round_id', 'application_id'])
    .expression((eb) =>
      eb
        .selectFrom('membership as m')
        .innerJoin('application as a', (join) =>
          join.onRef('a.person_id', '=', 'm.person_id').onRef('a.round_id', '=', 'm.round_id'),
        )
        .select((eb) => ['m.programme_id', eb.lit(proposal).as('proposal_id'), 'm.round_id', 'a.id'])
        .where('m.partnership_id', '=', told.partnership_id),
    )
    .execute();
  const unsubscribe = await linkToken(ctx, {
    programme,
    person: told.id,
    purpose: 'unsubscribe',
    subject: 'topics',
  });
  const { id: guest, topic_id: withGuest } = await db
    .selectFrom('guest_post')
    .select(['id', 'topic_id'])
    .orderBy('id')
    .limit(1)
    .executeTakeFirstOrThrow();
  const { id: term } = await db.selectFrom('glossary_term').select('id').limit(1).executeTakeFirstOrThrow();
  const topicPaths = (path: string): string[] => [
    path
      .replace(':number', '1')
      .replace(':topic', String(withGuest))
      .replace(':id', String(withGuest))
      .replace(':guest', String(guest))
      .replace(':locale', 'fr'),
  ];
  const group = new URLSearchParams({ kind: readable.kind, occasion: readable.occasion });
  const gone = await db
    .selectFrom('outbox')
    .select(['kind', 'occasion'])
    .where('private', '=', false)
    .where('state', '=', 'sent')
    .where('kind', '=', 'topic')
    .limit(1)
    .executeTakeFirstOrThrow();
  /** A waiting occasion and one that has left, each beside its list. */
  const occasions = [`?${group}&list=show%3Dhere`, `?${new URLSearchParams(gone)}&list=show%3Dsent`];

  const several = await severalDesk(ctx, programme);
  const importing = await importDesk(ctx, programme);
  const [one = 0, other = 0] = people.map((person) => person.id).toSorted((a, b) => a - b);
  const { id: twins } = await db
    .insertInto('duplicate')
    .values({
      programme_id: programme,
      person_a: one,
      person_b: other,
      evidence: ['same-name'],
      found_at: now,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  const lastEvent = await db
    .selectFrom('event')
    .select('id')
    .where('programme_id', '=', programme)
    .where('bulk_item', 'is', null)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow();
  return {
    sessions,
    fill: (path) => {
      const atOnce = several(path);
      if (atOnce) return [`/p/${slug}${atOnce}`];
      if (path.endsWith('/import/:id')) return importing.map((own) => `/p/${slug}/workbench${own}`);
      if (path.startsWith('/workbench/inbox/')) return desk(path).map((own) => `/p/${slug}${own}`);
      if (path.startsWith('/workbench/tray/')) return tray(path).map((own) => `/p/${slug}${own}`);
      if (path.startsWith('/operator/tray/')) return tray(path);
      if (path.startsWith('/workbench/glossary')) return [`/p/${slug}${path.replace(':id', String(term))}`];
      if (path.includes('/topics')) return topicPaths(path).map((own) => `/p/${slug}${own}`);
      if (path.startsWith('/dev/mail/')) return [path.replace(':id', String(ids.mailbox))];
      const id = path.includes('/applications/')
        ? ids.application
        : path.includes('/duplicates/')
          ? twins
          : path.includes('/announcements/')
            ? announced.id
            : path.includes('/log/')
              ? lastEvent.id
              : path.includes('/outbox/')
                ? readable.id
                : path.includes('/partnership')
                  ? ids.partnership
                  : ids.topic;
      const filled = path
        .replace(':comment', String(comment.id))
        .replace(':chat', String(chat))
        .replace(':topic', String(comment.topic_id))
        .replace(':number', '1')
        .replace(':person', String(one))
        .replace(':question', String(ids.question))
        .replace(':page', String(ids.page))
        .replace(':version', '1')
        .replace(':step', '1')
        .replace(':run', String(ids.run))
        .replace(':proposal', String(proposal))
        .replace(':application', String(ids.application))
        .replace(':token', unsubscribe)
        .replace('/mails/:locale/:kind', '/mails/en/announcement')
        .replace(/:kind\/:locale.*/, 'letter/en')
        .replace(':locale', 'en')
        .replace(':kind', 'conduct')
        .replace(/:id(\{[^}]*\})?/, String(id));
      if (path.endsWith('/group')) return occasions.map((query) => `/p/${slug}${filled}${query}`);
      return [
        `/p/${slug}${filled === '/' ? '' : filled}${path.endsWith('/readers') ? '?kind=farewell&round=1' : path.endsWith('/form/new') ? '?type=short&step=1' : path.endsWith('/search') ? '?q=a' : path.endsWith('/matching/pairing') ? `?applications=${ids.application}` : (BESIDE.find(([one]) => one.test(path))?.[1] ?? '')}`,
      ];
    },
  };
}
