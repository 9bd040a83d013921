import type { Ctx } from '../../rooms/ctx.ts';
import {
  addressesOf,
  changeReply,
  dropFollow,
  forgetActor,
  isFirst,
  isWithoutTalk,
  mark,
  removeReply,
  sayInChat,
  takeFollow,
  takePrivate,
  takeReply,
  takeReport,
  thingAt,
  unmark,
} from '../../rooms/networks/index.ts';
import type { Account, Home } from '../../rooms/networks/index.ts';
import { isForSome } from '../reading/audience.ts';
import { docOf, idOf, idsOf, isOfType, textOf } from '../reading/json.ts';
import type { Doc } from '../reading/json.ts';
import type { Note } from '../reading/note.ts';
import { plainOf } from '../reading/markdownOf.ts';
import { isToUs, replyOf } from './objects.ts';

/** A verified activity, with the note it brings, fetched if necessary. */
export interface Known {
  activity: Doc;
  account: Account;
  /** Only for a Create or Update. */
  note: Note | null;
  /** True if the account's server says that the account is gone. */
  isGone: boolean;
}

const LIKES = ['Like', 'EmojiReact'];

/** Does what an activity says, as far as it concerns us. All other activities are ignored. */
export async function actOnActivity(
  ctx: Ctx,
  home: Home,
  { activity, account, note, isGone }: Known,
): Promise<void> {
  const programme = home.programme.id;
  const object = activity['object'];
  if (isGone) return forgetActor(ctx, { programme, account });
  if (isOfType(activity, 'Follow')) return follow(ctx, home, account, activity);
  if (isOfType(activity, 'Block') && isUs(home, object)) return dropFollow(ctx, { programme, account });
  if (isOfType(activity, 'Undo')) return undo(ctx, home, account, object);
  if (isOfType(activity, 'Create', 'Update'))
    return note ? write(ctx, home, account, note, activity) : undefined;
  if (isOfType(activity, 'Delete')) return removeReply(ctx, { programme, account, object: idOf(object) });
  if (isOfType(activity, 'Flag')) return flag(ctx, home, account, activity);
  const kind = markOf(activity);
  const of = kind && (await thingAt(ctx, { programme, origin: home.origin, address: idOf(object) }));
  if (kind && of) await mark(ctx, { programme, account, kind, of });
}

const isUs = ({ origin, programme }: Home, object: unknown): boolean =>
  idOf(object) === addressesOf(origin, programme.id).actor;

const markOf = (activity: Doc): 'like' | 'boost' | null =>
  isOfType(activity, ...LIKES) ? 'like' : isOfType(activity, 'Announce') ? 'boost' : null;

async function follow(ctx: Ctx, home: Home, account: Account, activity: Doc): Promise<void> {
  if (!isUs(home, activity['object'])) return;
  await takeFollow(ctx, { programme: home.programme.id, account, follow: idOf(activity) });
}

/** Takes back something the account did. The activity must contain that in full; a follow may be only its address. */
async function undo(ctx: Ctx, home: Home, account: Account, object: unknown): Promise<void> {
  const programme = home.programme.id;
  const undone = docOf(object);
  if (typeof object === 'string') return dropFollow(ctx, { programme, account, follow: object });
  if (!undone || idOf(undone['actor']) !== account.actor) return;
  // If the undone activity arrives only later, it then does nothing.
  if (idOf(undone) !== '') await isFirst(ctx, programme, `${account.actor} ${idOf(undone)}`);
  if (isOfType(undone, 'Follow') && isUs(home, undone['object']))
    return dropFollow(ctx, { programme, account });
  const kind = markOf(undone);
  const of =
    kind && (await thingAt(ctx, { programme, origin: home.origin, address: idOf(undone['object']) }));
  if (kind && of) await unmark(ctx, { programme, account, kind, of });
}

/** Takes a note: public answers to us become comments or chat messages, answers to news and private notes go to the coordinators. */
async function write(ctx: Ctx, home: Home, account: Account, note: Note, activity: Doc): Promise<void> {
  const programme = home.programme.id;
  const reply = replyOf(note, home);
  if (!note.isPublic || isForSome(activity)) {
    // Words that were public here are now private.
    if (!isOfType(activity, 'Create')) return removeReply(ctx, { programme, account, object: note.id });
    const isAnswer = (await thingAt(ctx, { programme, origin: home.origin, address: note.parent })) !== null;
    if (isAnswer || isToUs(note, home))
      await takePrivate(ctx, { home, account, object: note.id, words: plainOf(note.words) });
    return;
  }
  if (isOfType(activity, 'Update')) return changeReply(ctx, { programme, account, note: reply });
  if (await sayInChat(ctx, { home, account, note: reply })) return;
  if (note.parent === '') return;
  if (await isWithoutTalk(ctx, { programme, origin: home.origin, address: note.parent }))
    return takePrivate(ctx, { home, account, object: note.id, words: plainOf(note.words) });
  await takeReply(ctx, { programme, account, note: reply });
}

/** Handles a report: the other server names our posts or people and says what is wrong. Any of its actors may sign it. */
async function flag(ctx: Ctx, home: Home, account: Account, activity: Doc): Promise<void> {
  const programme = home.programme.id;
  const { host } = account;
  const words = textOf(activity['content'], 5000);
  let isMatched = false;
  let isAboutUs = false;
  for (const address of new Set(idsOf(activity['object']).slice(0, 20))) {
    const at = { programme, origin: home.origin, address };
    const of = await thingAt(ctx, at);
    if (of) await takeReport(ctx, { programme, host, of, words });
    isMatched ||= of !== null;
    isAboutUs ||= isUs(home, address) || (await isWithoutTalk(ctx, at));
  }
  // A report about the programme, its news or a live chat goes to the shared inbox.
  if (isAboutUs && !isMatched)
    await takePrivate(ctx, { home, account, object: idOf(activity), words: words || '…' });
}
