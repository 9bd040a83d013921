import { noteCame, noteLeft, nameHere } from '../../rooms/chats/index.ts';
import { writerOf } from '../discussion/writer.ts';
import type { ProgrammeVisit } from '../visit.ts';
import type { Room } from './room.ts';
import { chatSource } from './source.ts';

/** Follows the room. A writer who wants to be named among those present is named while they follow it. */
export async function followRoom(visit: ProgrammeVisit, { chat }: Room): Promise<Response> {
  const { ctx, programme } = visit;
  const source = chatSource(programme.id);
  const writer = visit.method === 'GET' ? await writerOf(visit) : null;
  if (!writer) return visit.live(source, chat.id);
  const of = { programme: programme.id, chat: chat.id, person: writer.id };
  const since = await noteCame(ctx, of);
  if (since === null) return visit.live(source, chat.id);
  const goes = (): void =>
    void noteLeft(ctx, { ...of, since }).catch((error: unknown) =>
      ctx.log.warn({ err: error }, 'somebody who has gone is named for some minutes more'),
    );
  return visit.live({ ...source, goes }, chat.id);
}

/** Adds the name of a known writer to those present, or removes it. */
export async function showPresence(visit: ProgrammeVisit, { chat, own }: Room): Promise<Response> {
  const writer = await writerOf(visit);
  visit.changes(`chat:${chat.id}`);
  const isNamed = (await visit.form()).get('named') === 'yes';
  if (!writer) return visit.notFound();
  await nameHere(visit.ctx, { programme: visit.programme.id, chat: chat.id, person: writer.id, isNamed });
  return visit.redirect(own, 'saved');
}
