import type { Ctx } from '../../src/rooms/ctx.ts';
import { approveComment, writeComment } from '../../src/rooms/discussion/index.ts';
import {
  blockServer,
  chooseWhatGoes,
  homeOf,
  keepAccount,
  mark,
  nameChatServers,
  notePosted,
  planHandPost,
  sayInChat,
  sendAnswer,
  switchOn,
  takeFollow,
  takeReply,
  takeReport,
} from '../../src/rooms/networks/index.ts';

const ORIGIN = 'https://mentoring.example.org';
const FAR = 'https://far.example/users/ana';

/**
 * Servers that follow, wait, fail or are blocked. A topic was sent to them, answered, liked and reported there, and somebody there wrote in
 * a live chat.
 */
export async function demoNetworks(
  ctx: Ctx,
  { programme, topic, person, chat }: { programme: number; topic: number; person: number; chat: number },
): Promise<void> {
  const actor = { kind: 'command' } as const;
  const now = ctx.clock.now();
  await switchOn(ctx, { programme, actor, origin: ORIGIN });
  await nameChatServers(ctx, ['other.example']);
  await chooseWhatGoes(ctx, { programme, actor, news: true, chats: true, servers: ['other.example'] });
  const { id: post } = await ctx.db
    .insertInto('network_post')
    .values({ programme_id: programme, topic_id: topic, mark: '', made_at: now, changed_at: now })
    .returning('id')
    .executeTakeFirstOrThrow();
  const account = await keepAccount(ctx, {
    programme,
    actor: {
      id: FAR,
      host: 'far.example',
      handle: '@ana@far.example',
      name: 'Ana',
      inbox: `${FAR}/inbox`,
      sharedInbox: '',
      keyId: `${FAR}#key`,
      pem: '',
    },
  });
  await takeFollow(ctx, { programme, account, follow: `${FAR}#follow` });
  const noteOf = (number: number, words: string, tags: string[] = []) => ({
    id: `${FAR}/${number}`,
    parent: tags.length > 0 ? '' : `${ORIGIN}/federation/${programme}/posts/${post}`,
    post: tags.length > 0 ? null : post,
    words,
    inChat: { words, tags, at: now },
  });
  await takeReply(ctx, { programme, account, note: noteOf(1, 'With us it was the other way round.') });
  const { id: comment } = await ctx.db
    .selectFrom('comment')
    .select('id')
    .where('programme_id', '=', programme)
    .where('channel', '=', 'elsewhere')
    .executeTakeFirstOrThrow();
  await approveComment(ctx, { programme, actor, comment });
  for (const kind of ['like', 'boost'] as const)
    for (const of of [
      { topic, comment: null },
      { topic, comment },
    ])
      await mark(ctx, { programme, account, kind, of });
  const words = { name: 'Luca', body: 'And then?', locale: 'en', channel: 'form', question: null } as const;
  const answer = await writeComment(ctx, { programme, topic, parent: comment, by: { person }, ...words });
  if (answer.ok) await sendAnswer(ctx, { programme, comment: answer.comment, person });
  await ctx.db.updateTable('chat').set({ hashtag: 'firstweeks' }).where('id', '=', chat).execute();
  const home = await homeOf(ctx, programme);
  await sayInChat(ctx, { home: home!, account, note: noteOf(2, 'From the bus.', ['firstweeks']) });
  await takeReport(ctx, { programme, host: 'other.example', of: { topic, comment: null }, words: 'Loud' });
  for (const host of ['bad.example', '@loud@far.example'])
    await blockServer(ctx, { programme, actor, host, reason: 'Spam' });
  const server = { programme_id: programme, problem: 'too-slow' };
  await ctx.db
    .insertInto('network_server')
    .values([
      { ...server, host: 'new.example', held_at: now },
      { ...server, host: 'slow.example', failing_since: now },
    ])
    .execute();
  await planHandPost(ctx, { programme, topic, actor, network: 'Bluesky', dueAt: now });
  await notePosted(ctx, { programme, topic, actor, network: 'X', posted: true });
}
