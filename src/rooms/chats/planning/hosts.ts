import { anyOf } from '../../../db/anyOf.ts';
import { actorPerson, inTransaction } from '../../ctx.ts';
import type { Actor, Ctx } from '../../ctx.ts';
import { record } from '../../log/index.ts';
import { lockChat } from '../locks.ts';
import { hostsOf } from '../reading/chatOf.ts';
import { HOST_ROLES } from '../rules.ts';
import { hostsVersion } from './versions.ts';

/** The most people who may be named for one session. */
export const MOST_HOSTS = 5;

/**
 * Sets the hosts of a session in their order: the first leads, and each further one is asked when those before do not come. Also works
 * while the session runs; a host who stays still counts as having come. Only volunteers of certain roles may be named. People who are named
 * get a mail, once the chat is announced. `base` is the `hostsVersion` that the caller saw: with it, nothing overwrites hosts that somebody
 * else saved meanwhile.
 */
export async function setHosts(
  ctx: Ctx,
  input: {
    programme: number;
    actor: Actor;
    chat: number;
    session: number;
    people: readonly number[];
    base?: string | undefined;
  },
): Promise<{ ok: true } | { ok: false; reason: 'unknown' | 'too-many' | 'nobody' | 'overtaken' }> {
  const { programme, actor } = input;
  const people = [...new Set(input.people)];
  return inTransaction(ctx, async (ctx) => {
    const chat = await lockChat(ctx, programme, input.chat);
    const session = chat?.sessions.find(({ id }) => id === input.session);
    if (!chat || chat.state === 'cancelled' || !session || session.state === 'closed')
      return { ok: false, reason: 'unknown' };
    const before = (await hostsOf(ctx, programme, chat.id)).filter((one) => one.session === session.id);
    // More people may have stepped in than may be named; they stay.
    if (people.length > Math.max(MOST_HOSTS, before.length)) return { ok: false, reason: 'too-many' };
    const may = await whoMayHost(ctx, programme, people);
    if (people.some((person) => !may.has(person) && before.every((one) => one.person !== person)))
      return { ok: false, reason: 'nobody' };
    if (before.length === people.length && before.every(({ person }, at) => person === people[at]))
      return { ok: true };
    if (input.base !== undefined && input.base !== hostsVersion(before.map(({ person }) => person)))
      return { ok: false, reason: 'overtaken' };
    await ctx.db
      .deleteFrom('chat_host')
      .where('programme_id', '=', programme)
      .where('session_id', '=', session.id)
      .execute();
    const now = ctx.clock.now();
    for (const [at, person] of people.entries()) {
      const known = before.find((one) => one.person === person);
      await ctx.db
        .insertInto('chat_host')
        .values({
          programme_id: programme,
          session_id: session.id,
          person_id: person,
          position: at + 1,
          asked_at: known?.asked_at ?? (at === 0 ? now : null),
          came_at: known?.came_at ?? null,
          seen_at: known?.seen_at ?? null,
        })
        .execute();
    }
    if (chat.rehearses_id !== null) return { ok: true };
    await record(ctx, {
      programme,
      actor,
      kind: 'chat-hosts-changed',
      subject: ['chat', chat.id],
      data: { session: session.id },
    });
    const named = people.filter((person) => before.every((one) => one.person !== person));
    if (chat.state === 'announced')
      await tellNamed(ctx, { programme, actor, chat: chat.id, session: session.id, people: named });
    return { ok: true };
  });
}

/** Tells people by mail that they host a session; except the one who named them. */
export async function tellNamed(
  ctx: Ctx,
  of: { programme: number; actor: Actor; chat: number; session: number; people: readonly number[] },
): Promise<void> {
  const { programme, actor, chat, session, people } = of;
  const occasion = `chat-session:${session} ${ctx.clock.now().getTime()}`;
  await ctx.mailer.queue(
    ctx,
    people
      .filter((person) => person !== actorPerson(actor))
      .map((person) => ({
        programme,
        kind: 'chat-host' as const,
        occasion,
        person,
        data: { chat, session, what: 'named' as const },
      })),
  );
}

/** Those of some people who can host a chat. */
async function whoMayHost(
  ctx: Pick<Ctx, 'db'>,
  programme: number,
  people: readonly number[],
): Promise<Set<number>> {
  const rows = await ctx.db
    .selectFrom('role')
    .innerJoin('person', (join) =>
      join.onRef('person.programme_id', '=', 'role.programme_id').onRef('person.id', '=', 'role.person_id'),
    )
    .select('role.person_id')
    .where('role.programme_id', '=', programme)
    .where('role.person_id', '=', anyOf([...people]))
    .where('role.role', 'in', HOST_ROLES)
    .where('role.ended_at', 'is', null)
    .where('person.erased_at', 'is', null)
    .execute();
  return new Set(rows.map(({ person_id }) => person_id));
}
