import { sql } from 'kysely';
import { sampleRound } from '../../../sample/round.ts';
import { beginApplication } from '../../../src/rooms/applications/index.ts';
import type { Ctx } from '../../../src/rooms/ctx.ts';
import { changePicture } from '../../../src/rooms/discussion/index.ts';
import { publishPage, writePage } from '../../../src/rooms/pages/index.ts';
import { linkToken, openSession } from '../../../src/rooms/people/index.ts';
import { copyRound, publishRound } from '../../../src/rooms/programmes/index.ts';
import { inboxDesk } from '../../../test/hostile/inboxDesk.ts';
import { severalDesk } from '../../../test/hostile/severalDesk.ts';
import { trayDesk } from '../../../test/hostile/trayDesk.ts';
import { bigDesks } from './bigDesks.ts';
import { bigPaths } from './bigPaths.ts';
import { onTheWay } from './onTheWay.ts';

export interface Made {
  /** Sessions of somebody in the middle of applying to the next round, and of somebody whose sent application is still to be confirmed. */
  sessions: { applicant: string; sender: string };
  /**
   * Cookies of a browser without a session. It waits for a code, comes back from another sign-in, and has opened the link to that
   * application.
   */
  onTheWay: string;
  /** Values for names in a path that `bigServer` does not know. */
  values: Readonly<Record<string, string | number>>;
  /** The query of a page, by its route's path. */
  queries: Readonly<Record<string, string>>;
  /** The whole path of a route that shows one thing only. */
  paths: Readonly<Record<string, string>>;
}

/**
 * Makes things that no filled programme has, so that each kind of page has something to show. The next round is open; one person is
 * applying and another has applied. There are news, pictures in a letter and beside a comment, messages in the inbox, unsorted mail, and
 * mailed links.
 */
export async function bigMade(
  ctx: Ctx,
  {
    programme,
    home,
    partnership,
    person,
  }: { programme: number; home: string; partnership: number; person: number },
): Promise<Made> {
  const command = { kind: 'command' } as const;
  const { rows } = await sql<{ id: number; account: number; address: string }>`
    select person.id, person.account_id as account, person.address from person
    join membership m on m.programme_id = person.programme_id and m.person_id = person.id and m.left_at is null
    where person.programme_id = ${programme} and account_id is not null and person.id <> ${person}
      and not exists (select from role r where r.programme_id = person.programme_id and r.person_id = person.id)
    order by person.id limit 2`.execute(ctx.db);
  const [applicant, sender] = [rows[0]!, rows[1]!];
  const { rows: rounds } = await sql<{ id: number; zone: string }>`
    select round.id, zone from round join programme on programme.id = programme_id where programme_id = ${programme} order by number limit 1`.execute(
    ctx.db,
  );
  const { id: from, zone } = rounds[0]!;
  // The round opened some days ago and stays open for some more.
  const began = new Date(ctx.clock.now().getTime() - 11 * 86_400_000);
  const copied = await copyRound(ctx, {
    programme,
    actor: command,
    from,
    dates: sampleRound(began, zone).dates,
  });
  if (!copied.ok) throw new Error(copied.reason);
  await publishRound(ctx, { programme, actor: command, round: copied.round.id });
  const begun = (person: number) =>
    beginApplication(ctx, {
      programme,
      actor: { kind: 'person', id: person },
      round: copied.round.id,
      person,
    });
  const application = await begun(applicant.id);
  const sent = await begun(sender.id);
  await sql`update application set state = 'submitted', submitted_at = ${ctx.clock.now()}
    where programme_id = ${programme} and id = ${sent.id}`.execute(ctx.db);
  const news = await writePage(ctx, {
    programme,
    actor: command,
    kind: 'news',
    draft: { title: { en: 'In the newspaper' }, body: { en: 'They wrote about us.' } },
    key: 'bench',
    isInMenu: false,
  });
  if (!news.ok) throw new Error('no news');
  await publishPage(ctx, { programme, actor: command, page: news.page });
  const about = await writePage(ctx, {
    programme,
    actor: command,
    kind: 'page',
    draft: { title: { en: 'Who we are' }, body: { en: 'Librarians of all kinds.' } },
    key: 'bench page',
    isInMenu: false,
  });
  if (!about.ok) throw new Error('no page');
  await publishPage(ctx, { programme, actor: command, page: about.page });
  const { letter, picture, document } = await letterFiles(ctx, programme, partnership);
  const { rows: writers } = await sql<{ id: number }>`
    select author_id as id from comment where programme_id = ${programme} and state = 'shown' and author_id is not null
    order by id desc limit 1`.execute(ctx.db);
  await changePicture(ctx, {
    programme,
    person: writers[0]!.id,
    picture: { bytes: Buffer.from('a picture'), kind: 'image/jpeg' },
  });
  const one = async (query: ReturnType<typeof sql<{ one: string | number }>>): Promise<string | number> =>
    (await query.execute(ctx.db)).rows[0]!.one;
  const face = await one(sql`select max(id) as one from file where programme_id = ${programme}`);
  const slug = await one(
    sql`select slug as one from page where programme_id = ${programme} and id = ${news.page}`,
  );
  const inbox = await inboxDesk({ ctx, programme, person });
  const [, thread, inboxPicture] = /\/inbox\/(\d+)\/pictures\/(\d+)$/.exec(
    inbox('/workbench/inbox/:id/pictures/:picture')[0]!,
  )!;
  const tray = await trayDesk(ctx, programme);
  const several = await severalDesk(ctx, programme);
  // Gives the matter the highest urgency, so that the work list shows it first.
  await sql`update matter set urgency = 3, since = '2000-01-01' where programme_id = ${programme} and kind = 'pair-silent'
    and since = ${ctx.clock.now()}`.execute(ctx.db);
  const open = (account: number) => openSession(ctx, { account, device: 'a bench' });
  return {
    sessions: { applicant: await open(applicant.account), sender: await open(sender.account) },
    onTheWay: await onTheWay(ctx, { programme, person: sender, application: sent.id }),
    values: {
      ':number of an applicant': copied.round.number,
      ':number of an sender': copied.round.number,
      ':number of an newcomer': copied.round.number,
      'applications/:id of an applicant': application.id,
      'applications/:id of an sender': sent.id,
      'news/:slug': slug,
      'pages/:slug': await one(
        sql`select slug as one from page where programme_id = ${programme} and id = ${about.page}`,
      ),
      'letters/:letter': letter,
      'pictures/:picture in letters': picture,
      'files/:document': document,
      'pictures/:picture in inbox': inboxPicture!,
      'pictures/:picture in discussion': face,
      'inbox/:id': thread!,
      'answers/:answer': last(inbox('/workbench/inbox/answers/:answer')[0]!),
      'tray/:id': last(tray('/workbench/tray/:id')[0]!),
      'tray/:id of an operator': last(tray('/operator/tray/:id')[0]!),
      'l/:token': await linkToken(ctx, { programme, person, purpose: 'status', subject: '' }),
      'unsubscribe/:token': await linkToken(ctx, {
        programme,
        person,
        purpose: 'unsubscribe',
        subject: 'topics',
      }),
    },
    queries: {
      '/workbench/inbox/new': `?person=${person}`,
      '/workbench/rounds/:number/form/new': '?type=short&step=1',
      '/share': `?page=/news/${slug}`,
      '/workbench/matters/several': queryOf(several('/workbench/matters/several')!),
    },
    paths: {
      ...(await bigPaths(ctx, { programme, home, partnership, person })),
      ...(await bigDesks(ctx, { programme, home, round: copied.round })),
      '/workbench/lists/:list/several': home + several('/workbench/lists/:list/several')!,
    },
  };
}

const queryOf = (path: string): string => path.slice(path.indexOf('?'));

const last = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

async function letterFiles(
  ctx: Ctx,
  programme: number,
  partnership: number,
): Promise<{ letter: number; picture: number; document: number }> {
  const { rows } = await sql<{ letter: number; file: number; name: string }>`
    with f as (insert into file (programme_id, sha256, kind, bytes, created_at)
      values (${programme}, 'of a letter', 'image/png', 'of a letter', now()),
        (${programme}, 'with a letter', 'application/pdf', 'with a letter', now()) returning id, kind),
    l as (update letter set whole = 'What I wrote' || chr(10) || '> what you wrote' where programme_id = ${programme}
      and partnership_id = ${partnership} and id = (select min(id) from letter where programme_id = ${programme} and partnership_id = ${partnership})
      returning id)
    insert into letter_picture (programme_id, letter_id, file_id, name) select ${programme}, l.id, f.id, f.kind from l, f
    returning letter_id as letter, file_id as file, name`.execute(ctx.db);
  const fileOf = (kind: string): number => rows.find(({ name }) => name === kind)!.file;
  return { letter: rows[0]!.letter, picture: fileOf('image/png'), document: fileOf('application/pdf') };
}
