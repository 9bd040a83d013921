import { json } from '../../src/db/json.ts';
import type { Ctx } from '../../src/rooms/ctx.ts';
import { handOver, inboxScopeOf, noteThread, addMailToThread } from '../../src/rooms/inbox/index.ts';

/** Conversations for the inbox to show, one of them for safeguarding, and the addresses of their pages. */
export async function inboxDesk(scene: {
  ctx: Ctx;
  programme: number;
  person: number;
}): Promise<(path: string) => string[]> {
  const { ctx, programme, person } = scene;
  const { id: file } = await ctx.db
    .insertInto('file')
    .values({
      programme_id: programme,
      sha256: Buffer.from('a picture'),
      kind: 'image/png',
      bytes: Buffer.from('a picture'),
      created_at: ctx.clock.now(),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  const write = async (turn: number): Promise<number> => {
    const taken = await addMailToThread(ctx, {
      programme,
      from: turn === 0 ? { address: 'outside@post.example', name: 'Outside' } : { person },
      subject: 'A question',
      body: 'When?',
      whole: 'When?\n> before',
      verified: turn > 0,
      messageId: `<desk-${turn}@post.example>`,
      references: [],
      pictures: [{ file, name: 'a.png' }],
    });
    if (!taken.ok) throw new Error(taken.reason);
    return taken.thread;
  };
  const threads = [await write(0), await write(1), await write(2)];
  const act = {
    programme,
    actor: { kind: 'command' } as const,
    scope: inboxScopeOf({ grants: [], operator: true }),
  };
  await noteThread(ctx, { ...act, thread: threads[1]!, body: 'A note', formKey: 'note' });
  await handOver(ctx, { ...act, thread: threads[2]! });
  const { id: canned } = await ctx.db
    .insertInto('canned_answer')
    .values({
      programme_id: programme,
      name: 'Dates',
      body: json({ en: 'Dear {name}' }),
      changed_at: ctx.clock.now(),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return (path) => {
    const filled = path.replace(':answer', String(canned)).replace(':picture', String(file));
    if (path.endsWith('/new')) return [`${filled}?person=${person}`];
    if (!filled.includes(':id')) return [filled];
    return threads.flatMap((id, at) => {
      const own = filled.replace(':id', String(id));
      // The page of a conversation beside its list.
      return path.endsWith(':id') ? [at === 0 ? `${own}?shown=all` : own, `${own}?canned=${canned}`] : [own];
    });
  };
}
