import type { Ctx } from '../../ctx.ts';
import { hostsOf } from '../reading/chatOf.ts';
import { isHere } from '../rules.ts';
import type { Led } from './session.ts';

/** Asks the next host who was not asked yet, by mail, when shortly before a session none of its hosts is at their desk. */
export async function askNextHost(ctx: Ctx, { programme, chat, session }: Led): Promise<void> {
  const hosts = (await hostsOf(ctx, programme, chat.id)).filter((host) => host.session === session.id);
  const now = ctx.clock.now();
  const next = hosts.find(({ asked_at }) => asked_at === null);
  if (!next || hosts.some((host) => isHere(host, now)) || chat.rehearses_id !== null) return;
  await ctx.db
    .updateTable('chat_host')
    .set({ asked_at: now })
    .where('programme_id', '=', programme)
    .where('session_id', '=', session.id)
    .where('person_id', '=', next.person)
    .execute();
  await ctx.mailer.queue(ctx, [
    {
      programme,
      kind: 'chat-host',
      occasion: `chat-session:${session.id} ${now.getTime()}`,
      person: next.person,
      data: { chat: chat.id, session: session.id, what: 'next' },
    },
  ]);
}
