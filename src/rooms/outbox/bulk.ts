import type { RoomBrings } from '../brings.ts';
import type { Actor, Ctx, Viewer } from '../ctx.ts';
import type { BulkVerb } from '../desks/index.ts';
import type { UndoableEvent } from '../log/index.ts';
import { viewerOf } from '../partnerships/index.ts';
import { dropMails } from './moving/dropMails.ts';
import { holdMails } from './moving/holdMails.ts';
import { MOVES, movedSince } from './moving/finishMove.ts';
import type { MoveEvent } from './moving/finishMove.ts';
import { releaseMails } from './moving/releaseMails.ts';
import { restoreMails } from './moving/restoreMails.ts';

type Verb = typeof dropMails;

const MOVED = Object.keys(MOVES) as MoveEvent[];

async function viewerFor(ctx: Ctx, programme: number, actor: Actor): Promise<Viewer> {
  if (actor.kind === 'person') return viewerOf(ctx, { programme_id: programme, id: actor.id });
  const isOperator = actor.kind === 'operator';
  return { person: null, account: isOperator ? actor.id : null, operator: isOperator };
}

/**
 * Does what `verb` does to all mails of the occasion of a chosen mail. `back` undoes it, except for mails that have left or were moved
 * since.
 */
const by = (verb: Verb, back: Verb): BulkVerb => ({
  act: async (ctx, { id, programme, actor, said }) => {
    const mail = await ctx.db
      .selectFrom('outbox')
      .select(['kind', 'occasion', 'whole', 'private'])
      .where('programme_id', '=', programme)
      .where('id', '=', id)
      .executeTakeFirst();
    if (!mail || mail.private) return { ok: false, reason: 'nothing' };
    const which = { kind: mail.kind, occasion: mail.whole || mail.occasion };
    const viewer = await viewerFor(ctx, programme, actor);
    return verb(ctx, { programme, actor, which, viewer, ...(said.text ? { why: said.text } : {}) });
  },
  undo: async (ctx, { programme, actor, events }) => {
    const event = events.find((one): one is UndoableEvent<MoveEvent> => Object.hasOwn(MOVES, one.kind));
    if (!event) return { ok: false, reason: 'changed' };
    const { mails } = event.data;
    const since = await movedSince(ctx, programme, event.id, MOVED);
    const still = mails.filter((mail) => !since.has(mail));
    if (still.length === 0) return { ok: false, reason: 'changed' };
    const done = await back(ctx, { programme, actor, which: { mails: still }, undoes: event.id });
    if (!done.ok) return { ok: false, reason: 'changed' };
    return done.count < mails.length ? { ok: false, reason: 'partly' } : { ok: true };
  },
});

/** Does the same to one of several mails. */
const toEach = (verb: Verb, back: Verb): BulkVerb => ({
  act: async (ctx, { id, programme, actor, said }) => {
    const viewer = await viewerFor(ctx, programme, actor);
    const why = said.text ? { why: said.text } : {};
    return verb(ctx, { programme, actor, which: { mails: [id] }, viewer, ...why });
  },
  undo: by(verb, back).undo,
});

/** Its acts on several occasions, each named by one of its mails, and on several mails. */
export const bulk = {
  'chosen-mails-dropped': toEach(dropMails, restoreMails),
  'chosen-mails-held': toEach(holdMails, releaseMails),
  'chosen-mails-released': toEach(releaseMails, holdMails),
  'chosen-mails-restored': toEach(restoreMails, dropMails),
  'occasions-dropped': by(dropMails, restoreMails),
  'occasions-held': by(holdMails, releaseMails),
  'occasions-released': by(releaseMails, holdMails),
  'occasions-restored': by(restoreMails, dropMails),
} satisfies RoomBrings['bulk'];
