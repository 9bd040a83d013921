import { sampleRound } from '../../sample/round.ts';
import { testContext } from '../context.ts';
import type { TestDatabase } from '../database.ts';
import { beginApplication } from '../../src/rooms/applications/index.ts';
import type { Ctx } from '../../src/rooms/ctx.ts';
import type { Purpose } from '../../src/rooms/kinds.ts';
import {
  linkToken,
  makeOperatorLink,
  openLinkSession,
  openSession,
  readLink,
} from '../../src/rooms/people/index.ts';
import { copyRound, publishRound, questionsOf, roundByNumber } from '../../src/rooms/programmes/index.ts';
import { publishPage, writePage } from '../../src/rooms/pages/index.ts';
import { inviteGuest, publishedTopics } from '../../src/rooms/topics/index.ts';
import { changePicture, changeSignature } from '../../src/rooms/discussion/index.ts';
import { addFile } from './addFile.ts';
import { chatPaths, demoChat } from './demoChat.ts';
import { demoDecision } from './demoDecision.ts';
import { demoMeeting } from './demoMeeting.ts';

/** The time at which the pages are read. */
export const NOW = '2027-03-10T12:00:00Z';

/** Paths that fill each route for visitors and participants, and the reader of each. */
export interface DemoPages {
  ctx: Ctx;
  programme: number;
  /** The open live chat. */
  chat: number;
  /** Session tokens of people who signed in, and of one who came by the link in a letter. */
  sessions: { participant: string; applicant: string; byLink: string };
  /** Addresses for a route's path, such as `/topics/:slug` → `/p/far-shelves/topics/first-door`, each with the reader for it. */
  fill(path: string): { address: string; as?: keyof DemoPages['sessions'] }[];
}

/** The pages of a demo, with the next round open and somebody in the middle of applying. */
export async function demoPages(database: Pick<TestDatabase, 'db'>): Promise<DemoPages> {
  const ctx = testContext(database.db, NOW);
  const { id: programme, slug } = await database.db
    .selectFrom('programme')
    .select(['id', 'slug'])
    .executeTakeFirstOrThrow();
  const first = await roundByNumber(ctx, programme, 1);
  const command = { kind: 'command' } as const;
  const copied = await copyRound(ctx, {
    programme,
    actor: command,
    from: first!.id,
    dates: sampleRound(new Date('2027-02-27T12:00:00Z'), 'Australia/Sydney').dates,
  });
  if (!copied.ok) throw new Error(copied.reason);
  await publishRound(ctx, { programme, actor: command, round: copied.round.id });

  for (const [kind, title, isInMenu] of [
    ['page', 'About us', true],
    ['page', 'Questions and answers', false],
    ['news', 'We are in the newspaper', false],
  ] as const) {
    const draft = {
      title: { en: title },
      body: { en: '# Who we are\n\nLibrarians of *all* kinds.\n\n1. One\n2. Two\n\n> A word.' },
    };
    const made = await writePage(ctx, { programme, actor: command, kind, draft, key: title, isInMenu });
    if (!made.ok) throw new Error('no page');
    await publishPage(ctx, { programme, actor: command, page: made.page });
  }

  const members = await database.db
    .selectFrom('membership')
    .innerJoin('person', 'person.id', 'membership.person_id')
    .select(['person.id', 'person.account_id', 'membership.partnership_id'])
    .where('membership.left_at', 'is', null)
    .where('person.account_id', 'is not', null)
    .orderBy('person.id')
    .execute();
  const [participant, applicant] = [members[0]!, members.at(-1)!];
  const application = await beginApplication(ctx, {
    programme,
    actor: { kind: 'person', id: applicant.id },
    round: copied.round.id,
    person: applicant.id,
  });
  const running = await database.db
    .selectFrom('application')
    .select('id')
    .where('person_id', '=', participant.id)
    .executeTakeFirstOrThrow();
  // An answer to an answer, so that its page shows the one it answers.
  const comment = await database.db
    .selectFrom('comment')
    .innerJoin('topic', 'topic.id', 'comment.topic_id')
    .select(['comment.id', 'comment.author_id', 'comment.topic_id', 'comment.name', 'topic.slug'])
    .where('comment.state', '=', 'shown')
    .orderBy('depth', 'desc')
    .orderBy('comment.id')
    .executeTakeFirstOrThrow();
  await changeSignature(ctx, {
    programme,
    person: comment.author_id!,
    name: comment.name,
    showsCountry: true,
  });
  await changePicture(ctx, {
    programme,
    person: comment.author_id!,
    picture: { bytes: Buffer.from('a picture'), kind: 'image/jpeg' },
  });
  const { id: face } = await database.db
    .selectFrom('file')
    .select('id')
    .orderBy('id', 'desc')
    .executeTakeFirstOrThrow();
  const link = (purpose: Purpose, subject: string, person = participant.id) =>
    linkToken(ctx, { programme, person, purpose, subject });
  const guest = await inviteGuest(ctx, {
    programme,
    actor: command,
    topic: (await publishedTopics(ctx, programme))[0]!.topic.id,
    invitation: { address: 'guest@cast.example', name: 'A guest', locale: 'fr', day: '2027-03-20' },
  });
  const { id: guestPerson } = await database.db
    .selectFrom('person')
    .select('id')
    .where('address', '=', 'guest@cast.example')
    .executeTakeFirstOrThrow();
  const tokens = await Promise.all([
    link('unsubscribe', 'topics'),
    link('status', ''),
    link('resume', String(application.id), applicant.id),
    link('confirm', String(application.id), applicant.id),
    link('available', String(running.id)),
    link('partnership', String(participant.partnership_id)),
    link('comment', String(comment.id), comment.author_id!),
    link('comment-back', String(comment.id), comment.author_id!),
    link('follow', String(comment.topic_id)),
    link('unfollow', String(comment.topic_id)),
    link('appeal', ''),
    link('guest', String(guest.ok ? guest.post : 0), guestPerson),
  ]);
  const { id: letter } = await database.db
    .updateTable('letter')
    .set({ whole: 'What I wrote\n\n> what you wrote' })
    .where('partnership_id', '=', participant.partnership_id)
    .returning('id')
    .executeTakeFirstOrThrow();
  const picture = await addFile(database, programme, letter, { kind: 'image/png', name: 'a.png', at: NOW });
  const document = await addFile(database, programme, letter, {
    kind: 'application/pdf',
    name: 'a.pdf',
    at: NOW,
  });
  const meeting = await demoMeeting(ctx, programme, participant);
  const concern = await demoDecision(ctx, programme, participant);
  const setup = await makeOperatorLink(ctx);
  const steps = await questionsOf(ctx, programme, copied.round.id);
  const topics = await publishedTopics(ctx, programme);
  const [topic] = topics;
  const chat = await demoChat(ctx, {
    programme,
    round: first!.id,
    topic: topic!.topic.id,
    person: participant.id,
  });
  const open = async (account: number | null): Promise<string> =>
    openSession(ctx, { account: account!, device: 'A test' });
  const p = (path: string): string => `/p/${slug}${path === '/' ? '' : path}`;

  const right = await readLink(ctx, { programme, token: tokens[5]!, purpose: 'partnership' });
  const letterLink = await openLinkSession(ctx, { link: right!, device: 'A test' });
  if (!letterLink.ok) throw new Error(letterLink.reason);

  const asApplicant = (address: string) => ({ address: p(address), as: 'applicant' as const });
  const asParticipant = (address: string) => ({ address: p(address), as: 'participant' as const });

  return {
    ctx,
    programme,
    chat: chat.id,
    sessions: {
      participant: await open(participant.account_id),
      applicant: await open(applicant.account_id),
      byLink: letterLink.token,
    },
    fill: (path) => {
      if (path.startsWith('/chats/'))
        return chatPaths(chat, path).flatMap((own) => [asParticipant(own), { address: p(own) }]);
      switch (path) {
        case '/rounds/:number':
          return [{ address: p('/rounds/1') }, { address: p('/rounds/2') }];
        case '/rounds/:number/map.svg':
          return [{ address: p('/rounds/1/map.svg') }];
        case '/rounds/:number/application':
          return [{ address: p('/rounds/2/application') }, { address: p('/rounds/1/application') }];
        case '/rounds/:number/application/steps/:step':
          return steps.map(({ step }) => asApplicant(`/rounds/2/application/steps/${step}`));
        case '/rounds/:number/application/review':
          return [asApplicant('/rounds/2/application/review')];
        case '/status':
          return [{ address: p('/status') }, asApplicant('/status'), asParticipant('/status')];
        case '/applications/:id/withdrawal':
        case '/applications/:id/confirmation':
          return [asApplicant(path.replace(':id', String(application.id)))];
        case '/l/:token':
          return tokens.map((token) => ({ address: p(`/l/${token}`) }));
        case '/unsubscribe/:token':
          return [{ address: p(`/unsubscribe/${tokens[0]}`) }];
        case '/setup/:token':
          return [{ address: `/setup/${setup}` }];
        case '/partnership/:id': {
          const own = path.replace(':id', String(participant.partnership_id));
          return [asParticipant(own), { address: p(own), as: 'byLink' }];
        }
        case '/sign-in':
          return [{ address: p(path) }, { address: p(path), as: 'byLink' }];
        case '/partnership/:id/leaving':
        case '/partnership/:id/silence':
        case '/partnership/:id/absence':
        case '/partnership/:id/call':
        case '/partnership/:id/concern':
        case '/partnership/:id/agreement':
        case '/partnership/:id/hours':
        case '/partnership/:id/week':
        case '/partnership/:id/meetings/hours':
        case '/partnership/:id/meetings':
        case '/partnership/:id/meetings/week':
          return [asParticipant(path.replace(':id', String(participant.partnership_id)))];
        case '/partnership/:id/meetings/:meeting':
          return [asParticipant(`/partnership/${participant.partnership_id}/meetings/${meeting}`)];
        case '/partnership/:id/appeals/:concern':
          return [asParticipant(`/partnership/${participant.partnership_id}/appeals/${concern}`)];
        case '/partnership/:id/letters/:letter':
          return [asParticipant(`/partnership/${participant.partnership_id}/letters/${letter}`)];
        case '/partnership/:id/letters/:letter/pictures/:picture':
          return [
            asParticipant(`/partnership/${participant.partnership_id}/letters/${letter}/pictures/${picture}`),
          ];
        case '/partnership/:id/letters/:letter/files/:document':
          return [
            asParticipant(`/partnership/${participant.partnership_id}/letters/${letter}/files/${document}`),
          ];
        case '/pages/:slug':
        case '/pages/:slug/card.png':
          return [{ address: p(path.replace(':slug', 'about-us')) }];
        case '/news/:slug':
        case '/news/:slug/card.png':
          return [{ address: p(path.replace(':slug', 'we-are-in-the-newspaper')) }];
        case '/topics/:slug/card.png':
        case '/topics/:slug/feed.rss':
        case '/topics/:slug/feed.atom':
        case '/topics/:slug/feed.json':
          return [{ address: p(path.replace(':slug', topic!.topic.slug)) }];
        case '/share':
          return ['', '&server=mastodon.example'].map((more) => ({
            address: p(`/share?page=/topics/${topic!.topic.slug}${more}`),
          }));
        case '/topics/:slug/picture':
          return [{ address: p(`/topics/${topic!.topic.slug}/picture`) }];
        case '/topics/:slug':
          return [
            ...topics.map(({ topic }) => ({ address: p(`/topics/${topic.slug}`) })),
            asParticipant(`/topics/${comment.slug}`),
          ];
        case '/topics/:slug/comments/:comment':
          return [
            { address: p(`/topics/${comment.slug}/comments/${comment.id}`) },
            asParticipant(`/topics/${comment.slug}/comments/${comment.id}`),
          ];
        case '/discussion/pictures/:picture':
          return [{ address: p(`/discussion/pictures/${face}`) }];
        case '/discussion/search':
          return [{ address: p(path) }, { address: p(`${path}?words=the`) }];
        default:
          return /:/.test(path)
            ? []
            : [asParticipant(path), ...(path.startsWith('/me') ? [] : [{ address: p(path) }])];
      }
    },
  };
}
