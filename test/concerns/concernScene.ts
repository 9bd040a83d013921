import {
  answerAppeal,
  changeContact,
  changeSeverity,
  decideConcern,
  handleConcern,
  pressUnread,
  raiseConcern,
} from '../../src/rooms/partnerships/index.ts';
import type { Viewer } from '../../src/rooms/ctx.ts';
import { answerConcern, noteThread, scopeFor } from '../../src/rooms/inbox/index.ts';
import { assignMatter } from '../../src/rooms/matters/index.ts';
import { grantRole } from '../../src/rooms/people/index.ts';
import type { Role } from '../../src/rooms/people/index.ts';
import { CAST } from '../cast.ts';
import type { CastName } from '../cast.ts';
import { takenMail } from '../inbox.ts';
import { browse } from '../browse.ts';
import { answerAt, comesIn } from '../mail/incoming.ts';
import { mails, writes } from '../mail/quietPartners.ts';
import { withPartners } from '../partners.ts';
import type { PartnersScene } from '../partners.ts';
import { withoutMarkup } from '../withoutMarkup.ts';

/** Words that occur nowhere else. */
export const WORDS = {
  told: 'HERON',
  answered: 'PLOVER',
  back: 'CURLEW',
  note: 'DUNLIN',
  more: 'GODWIT',
  asked: 'WHIMBREL',
};

export const viewer = ({ cast }: PartnersScene, who: CastName): Viewer => ({
  person: cast.people[who],
  account: cast.accounts[who],
  operator: 'operator' in CAST[who],
});

export async function holds({ ctx, cast }: PartnersScene, who: CastName, role: Role): Promise<void> {
  const actor = { kind: 'command' } as const;
  await grantRole(ctx, {
    programme: cast.programme,
    actor,
    person: cast.people[who],
    role,
    country: null,
  });
}

export async function raiseAbout(
  { ctx, cast, pair }: PartnersScene,
  by: CastName = 'amina',
  about?: CastName,
  passages: readonly number[] = [],
): Promise<number> {
  const done = await raiseConcern(ctx, {
    programme: cast.programme,
    person: cast.people[by],
    partnership: pair,
    body: `${WORDS.told}: it is wrong.`,
    exit: 'stay',
    passages,
    ...(about ? { about: [cast.people[about]] } : {}),
  });
  if (!done.ok) throw new Error(done.reason);
  return done.concern;
}

/**
 * Everything that follows a concern without being told to anybody it is about. Its readers are mailed twice, look at it and grade it. It is
 * taken on, dealt with and opened again; letters stop and pass again. There is a conversation about it, also by mail. It is decided,
 * somebody appeals, and it has to be decided anew.
 */
export async function followUp(scene: PartnersScene, concern: number, by: CastName): Promise<void> {
  const { ctx, cast } = scene;
  const { programme } = cast;
  const actor = { kind: 'person', id: cast.people[by] } as const;
  const own = { programme, actor, viewer: viewer(scene, by), concern };
  ctx.clock.forward(25);
  await pressUnread(ctx);
  await browse(ctx, cast, by).get(`/workbench/partnerships/${scene.pair}`);
  await changeSeverity(ctx, { ...own, severity: 'danger' });
  for (const apart of [true, false]) await changeContact(ctx, { ...own, apart });
  const { id: matter } = await ctx.db
    .selectFrom('matter')
    .select('id')
    .where('kind', '=', 'concern')
    .executeTakeFirstOrThrow();
  const scope = { kinds: ['concern'], ofCountries: [], countries: [] };
  await assignMatter(ctx, { programme, actor, matter, scope, to: actor.id });
  await handleConcern(ctx, { ...own, handled: true });
  await handleConcern(ctx, { ...own, handled: false });
  const answered = await answerConcern(ctx, { ...own, body: `${WORDS.answered}?`, formKey: 'a' });
  if (!answered.ok) throw new Error(answered.reason);
  const { thread } = answered;
  await takenMail(ctx, cast, 'amina', { thread, body: `${WORDS.back}.`, subject: '' });
  await noteThread(ctx, {
    programme,
    actor,
    scope: await scopeFor(ctx, { programme_id: programme, id: actor.id }),
    thread,
    body: `${WORDS.note}.`,
    formKey: 'n',
  });
  // By mail: the one word with more text beside it, and an answer from an unknown address of hers.
  await comesIn(ctx, {
    from: 'amina@cast.example',
    to: 'hello@far-shelves.example',
    subject: 'WRONG',
    text: `${WORDS.more}: he asks me for money, and I do not know what to do about it any more.`,
  });
  const person = cast.people.amina;
  for (const [kind, subject] of [
    ['concern', scene.pair],
    ['inbox', thread],
  ] as const)
    await comesIn(ctx, {
      from: 'amina@elsewhere.example',
      to: answerAt(ctx, { kind, programme, person, subject }),
      text: `${WORDS.more}, from elsewhere.`,
    });
  await decides(scene, by, concern, 'nothing');
  await writes(scene, 'amina', `${WORDS.asked}: it is not nothing.`, { kind: 'appeal', subject: concern });
  await answersAppeal(scene, false);
}

/** Answers the waiting appeal, as somebody who may. */
export async function answersAppeal(scene: PartnersScene, stands: boolean): Promise<void> {
  const { ctx, cast } = scene;
  const { programme } = cast;
  const { id: appeal } = await ctx.db
    .selectFrom('concern_appeal')
    .select('id')
    .where('answered_at', 'is', null)
    .executeTakeFirstOrThrow();
  for (const who of Object.keys(CAST) as CastName[]) {
    const actor = { kind: 'person', id: cast.people[who] } as const;
    if (await answerAppeal(ctx, { programme, actor, viewer: viewer(scene, who), appeal, stands })) return;
  }
  throw new Error('nobody may answer it');
}

/** Decides about a concern as one of its readers. */
export const decides = async (
  scene: PartnersScene,
  by: CastName,
  concern: number,
  decision: 'nothing' | 'talk' | 'parted' | 'removed',
) => {
  const { ctx, cast } = scene;
  const actor = { kind: 'person', id: cast.people[by] } as const;
  return decideConcern(ctx, {
    programme: cast.programme,
    actor,
    viewer: viewer(scene, by),
    concern,
    decision,
  });
};

/** The texts of a kind of mail to somebody. */
export const told = async (scene: PartnersScene, who: CastName, kind: string) =>
  (await mails(scene, who)).filter((mail) => mail.kind === kind).map(({ text }) => text);

/** Amina and Mei, who read English here. */
export const pair = (play: (scene: PartnersScene) => Promise<void>) =>
  withPartners(['amina', 'mei'], async (scene) => {
    await scene.ctx.db.updateTable('person').set({ locale: 'en' }).execute();
    await play(scene);
  });

/** The page of the partnership as a volunteer sees it. */
export const seen = async ({ ctx, cast, pair }: PartnersScene, who: CastName) =>
  withoutMarkup((await browse(ctx, cast, who).get(`/workbench/partnerships/${pair}?lang=en`)).text);
