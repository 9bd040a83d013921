import { likeMessage, reportMessage } from '../../rooms/chats/index.ts';
import { LIMITS } from '../../rooms/discussion/index.ts';
import { mayAct, mayReport } from '../discussion/limits.ts';
import { visitorKey, writerOf } from '../discussion/writer.ts';
import type { ProgrammeVisit } from '../visit.ts';
import { pagesChanged } from './room.ts';
import type { Room } from './room.ts';
import { messagePage } from './messagePage.tsx';

/** Likes a message of the room, or takes the like back, as with comments. The room's script asks for no page. */
export async function likeOne(visit: ProgrammeVisit, room: Room): Promise<Response> {
  const { chat, own } = room;
  visit.changes(...pagesChanged(room));
  const text = (await visit.form()).get('message') ?? '';
  const number = /^\d{1,15}$/.test(text) ? Number(text) : 0;
  const isScript = visit.headers.get('x-room') === 'script';
  const back = `${own}#m${number}`;
  const writer = await writerOf(visit);
  if (!(await mayAct(visit)))
    return isScript ? new Response(null, { status: 429 }) : visit.redirect(back, 'too-often');
  const done = await likeMessage(visit.ctx, {
    programme: visit.programme.id,
    chat: chat.id,
    number,
    liker: writer ? { person: writer.id } : { key: visitorKey(visit, 'like-message', chat.id, number) },
  });
  if (!done) return visit.notFound();
  if (isScript) return Response.json(done, { headers: { 'cache-control': 'no-store' } });
  return visit.redirect(back, done.liked ? 'liked' : 'like-taken-back');
}

/** Reports a message. */
export async function reportOne(visit: ProgrammeVisit, room: Room): Promise<Response> {
  const { ctx, programme, view } = visit;
  const { chat, own } = room;
  const number = visit.id('number');
  const reason = (await visit.form()).get('reason') ?? '';
  if (number === null) return visit.notFound();
  const again = (error: string, status: number): Promise<Response> =>
    messagePage(visit, room, { status, report: { reason, error } });
  if (!(await mayReport(visit))) return again(view.t('discussion.error.often'), 429);
  const writer = await writerOf(visit);
  const done = await reportMessage(ctx, {
    programme: programme.id,
    chat: chat.id,
    number,
    reporter: writer ? { person: writer.id } : { key: visitorKey(visit, 'report-message', chat.id, number) },
    reason,
  });
  if (done.ok) return visit.redirect(`${own}/messages/${number}`, 'comment-reported');
  if (done.reason === 'unknown') return visit.notFound();
  return again(view.t(`discussion.error.${done.reason}`, { max: LIMITS.reason }), 422);
}
