import { beginApplication } from '../../src/rooms/applications/index.ts';
import { startDraft } from '../../src/rooms/imports/index.ts';
import { messageById } from '../../src/rooms/chats/index.ts';
import { raiseConcern } from '../../src/rooms/partnerships/index.ts';
import { linkToken, makeOperatorLink, openSession } from '../../src/rooms/people/index.ts';
import type { Role } from '../../src/rooms/people/index.ts';
import { questionsOf } from '../../src/rooms/programmes/index.ts';
import type { Round } from '../../src/rooms/programmes/index.ts';
import type { Question } from '../../src/rooms/forms/index.ts';
import { inviteGuest } from '../../src/rooms/topics/index.ts';
import { mails } from '../../src/mail/out/registry.ts';
import type { Audience } from '../../src/web/route.ts';
import { drawStamp } from '../../src/web/frame/stamp.ts';
import { applied } from '../applicant.ts';
import { browse } from '../browse.ts';
import type { Fields } from '../browse.ts';
import { stageRound } from '../cast.ts';
import type { CastName, Stage } from '../cast.ts';
import type { TestCtx } from '../context.ts';
import { chats, opened } from '../chatting.ts';
import { say, stageTopic } from '../discussion.ts';
import { takenMail } from '../inbox.ts';
import { proposed } from '../meetings.ts';
import { onOpenRound } from '../onStage.ts';
import { stagePartnership } from '../partners.ts';

const HOLDER: Partial<Record<Role, CastName>> = {
  director: 'tomas',
  content_editor: 'elif',
  moderator: 'bao',
  safeguarding: 'ines',
};

/** The sender of a form. A visitor sends a visitor's form, unless its subject belongs to somebody. */
export function whoSends(path: string, audience: Audience): CastName | undefined {
  if (typeof audience !== 'string') return HOLDER[audience.volunteer[0]!] ?? 'tomas';
  if (audience === 'operator') return 'olga';
  if (audience === 'partner') return 'mei';
  if (audience === 'person' || /\/application\/|\/comments\/:comment$|^\/discussion/.test(path))
    return 'luca';
  return undefined;
}

export interface World {
  ctx: TestCtx;
  cast: Stage;
  round: Round;
  /** Ids of the forms' subjects. */
  at: Record<
    | 'pair'
    | 'meeting'
    | 'topic'
    | 'comment'
    | 'own'
    | 'thread'
    | 'otherThread'
    | 'term'
    | 'canned'
    | 'page'
    | 'guest'
    | 'mail'
    | 'concern'
    | 'application'
    | 'person'
    | 'asked'
    | 'chat'
    | 'message'
    | 'said'
    | 'importing'
    | 'announcement',
    number
  >;
  /** Sessions of all senders, and one of Luca whose last code was entered a while ago. */
  sessions: Partial<Record<CastName | 'unproved', string>>;
  links: { guest: string; setup: string; invitation: string };
  /** Questions for words, all of one step. */
  asked: Question[];
  wording: readonly string[];
  stamp(form: 'contact-form' | 'comment-form'): string;
}

/** A programme in the middle of everything: each of its forms has a subject. */
export const inWorld = (play: (world: World) => Promise<void>): Promise<void> =>
  onOpenRound(async (ctx, cast, round) => {
    const { programme, people } = cast;
    const actor = { kind: 'person' as const, id: people.tomas };
    const made = async (
      table: 'glossary_term' | 'canned_answer' | 'page' | 'concern' | 'outbox' | 'announcement',
    ): Promise<number> =>
      (await ctx.db.selectFrom(table).select('id').orderBy('id', 'desc').executeTakeFirstOrThrow()).id;
    const tomas = browse(ctx, cast, 'tomas');
    const send = async (path: string, fields: Fields): Promise<void> => {
      const { status, text } = await tomas.post(path, fields);
      if (status !== 303) throw new Error(`${path} ${status} ${text.slice(0, 9000)}`);
    };

    await beginApplication(ctx, {
      programme,
      actor: { kind: 'person', id: people.luca },
      round: round.id,
      person: people.luca,
    });
    const application = await applied(ctx, cast, round, 'amina');
    const earlier = await stageRound(ctx, programme, '2026-11-01T09:00', 2);
    const pair = await stagePartnership(ctx, programme, earlier.id, [people.mei, people.nils]);
    const meeting = await proposed({ ctx, cast, round: earlier, pair }, 'nils');
    const topic = await stageTopic(ctx, cast);
    const comment = await say(ctx, cast, people.mei, { topic });
    const own = await say(ctx, cast, people.luca, { topic });
    const { chat } = await opened(ctx, cast);
    const message = await chats(ctx, cast, chat, people.mei);
    if (!message.ok) throw new Error(message.reason);
    const said = (await messageById(ctx, programme, message.message))?.number ?? 0;
    const { thread } = await takenMail(ctx, cast, 'mei');
    const { thread: otherThread } = await takenMail(ctx, cast, 'nils');
    await send('/workbench/glossary', {
      'term.en': 'Folio',
      'explanation.en': 'A leaf.',
      written: 'en',
      country: 'IT',
    });
    await send('/workbench/inbox/answers', { name: 'Dates', 'body.en': 'They stand on the page.' });
    await send('/workbench/pages', { kind: 'page', slug: 'help', 'title.en': 'Help', 'body.en': 'Ask.' });
    await raiseConcern(ctx, {
      programme,
      person: people.mei,
      partnership: pair,
      body: 'Rude.',
      exit: 'stay',
    });
    const guest = await inviteGuest(ctx, {
      programme,
      actor,
      topic,
      invitation: { address: 'mei@cast.example', name: 'Mei', locale: 'en', day: '2027-01-22' },
    });
    if (!guest.ok) throw new Error('no guest');
    await send('/workbench/announcements', { act: 'queue', 'subject.en': 'News', 'body.en': 'All is well.' });
    const importing = await startDraft(ctx, {
      programme,
      actor,
      round: round.id,
      file: { name: 'people.csv', bytes: Buffer.from('Name,E-mail,Country\nIda,ida,Atlantis\n') },
    });
    if (!importing.ok) throw new Error(importing.reason);
    const form = await questionsOf(ctx, programme, round.id);
    const step = form.find(({ questions }) => questions.filter(({ type }) => type === 'long').length > 1)!;
    const link = (purpose: 'guest' | 'invitation', subject: number): Promise<string> =>
      linkToken(ctx, { programme, person: people.mei, purpose, subject: String(subject) });
    const sessions: World['sessions'] = {
      unproved: await openSession(ctx, { account: cast.accounts.luca, device: '', proved: false }),
    };
    for (const who of ['tomas', 'elif', 'bao', 'ines', 'olga', 'luca', 'mei', 'amina'] as const)
      sessions[who] = await openSession(ctx, { account: cast.accounts[who], device: '', proved: true });
    await play({
      ctx,
      cast,
      round,
      sessions,
      at: {
        pair,
        meeting,
        topic,
        comment,
        own,
        thread,
        otherThread,
        application,
        person: people.mei,
        chat,
        message: message.message,
        said,
        guest: guest.post,
        term: await made('glossary_term'),
        canned: await made('canned_answer'),
        page: await made('page'),
        concern: await made('concern'),
        mail: await made('outbox'),
        asked: step.step,
        importing: importing.draft,
        announcement: await made('announcement'),
      },
      links: {
        guest: await link('guest', guest.post),
        setup: await makeOperatorLink(ctx),
        invitation: await link('invitation', 0),
      },
      asked: step.questions.filter(({ type }) => type === 'long'),
      wording: mails.get('dates-changed')!.wording,
      stamp: (name) => {
        const drawn = drawStamp(ctx, name, programme);
        ctx.clock.forward(0.01);
        return drawn;
      },
    });
  });
