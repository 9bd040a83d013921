import { sampleMessages } from '../../sample/messages.ts';
import type { Ctx } from '../rooms/ctx.ts';
import { answerThread, inboxScopeOf, writeIn } from '../rooms/inbox/index.ts';
import type { Round } from '../rooms/programmes/index.ts';
import { DIRECTOR } from './world.ts';

/** Fills the coordinators' inbox with messages that people might have written; the last one waits for an answer. */
export async function writeToInbox(ctx: Ctx, round: Round): Promise<void> {
  const programme = round.programme_id;
  const members = await ctx.db
    .selectFrom('membership')
    .select('person_id')
    .where('programme_id', '=', programme)
    .where('left_at', 'is', null)
    .orderBy('person_id', 'desc')
    .limit(sampleMessages.length)
    .execute();
  for (const [index, { from, body, answer }] of sampleMessages.entries()) {
    const person = members[index]?.person_id;
    if (from === 'participant' && person === undefined) continue;
    await writeIn(ctx, {
      programme,
      from: from === 'participant' ? { person: person! } : from,
      locale: 'en',
      body,
      formKey: `sample-${index}`,
      suspect: false,
    });
    if (answer) await answerLast(ctx, programme, answer);
  }
}

async function answerLast(ctx: Ctx, programme: number, body: string): Promise<void> {
  const { id: thread } = await ctx.db
    .selectFrom('thread')
    .select('id')
    .where('programme_id', '=', programme)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow();
  const { id } = await ctx.db
    .selectFrom('person')
    .select('id')
    .where('programme_id', '=', programme)
    .where('address', '=', DIRECTOR.address)
    .executeTakeFirstOrThrow();
  await answerThread(ctx, {
    programme,
    actor: { kind: 'person', id },
    scope: inboxScopeOf({ grants: [], operator: true }),
    thread,
    body,
    formKey: `sample-${thread}`,
    channel: 'page',
    close: false,
  });
}
