import { sql } from 'kysely';
import type { Ctx } from '../src/rooms/ctx.ts';
import {
  admitMessage,
  holdBackMessage,
  likeMessage,
  messageById,
  reportMessage,
  writeMessage,
} from '../src/rooms/chats/index.ts';

/** Messages of several people; some answer the one before. The last waits to be let in. */
const SAID: readonly (readonly [string, 'answers'?])[] = [
  ['A1 We moved the *new* books beside the door. Twice as many are taken home.'],
  ['A1 Nos étagères basses sont pour les enfants, et ils rangent eux-mêmes.'],
  ['And do they find them again?', 'answers'],
  ['A1 Un estante sin etiquetas: quien busca, pregunta, y así conversamos.'],
  ['A1 الرفّ الذي بجانب النافذة هو أكثرها زيارة.'],
  ['May I join you?'],
];

/** Fills an open chat for a picture: people answer in their languages, one waits to be let in, and something was reported. */
export async function chatScene(
  ctx: Ctx,
  { programme, chat, host }: { programme: number; chat: number; host: number },
): Promise<void> {
  const actor = { kind: 'person', id: host } as const;
  const now = ctx.clock.now();
  await ctx.db
    .updateTable('chat_session')
    .set({ starts_at: now, question_at: now })
    .where('programme_id', '=', programme)
    .where('chat_id', '=', chat)
    .execute();
  const people = await ctx.db
    .selectFrom('membership')
    .innerJoin('person', 'person.id', 'membership.person_id')
    .select(['person.id', 'person.name'])
    .where('membership.programme_id', '=', programme)
    .where('membership.left_at', 'is', null)
    // The machine that draws pictures has no fonts for some scripts.
    .where(sql<boolean>`person.name ~ '^[A-Za-zÀ-ÿ .''-]+$'`)
    .orderBy('person.id')
    .limit(SAID.length)
    .execute();
  let last: number | null = null;
  for (const [at, [body, place]] of SAID.entries()) {
    const { id, name } = people[at]!;
    const said = await writeMessage(ctx, {
      programme,
      chat,
      by: { person: id },
      name,
      body,
      question: null,
      answers: place === undefined ? null : last,
      locale: 'en',
      channel: 'form',
    });
    if (!said.ok) throw new Error(said.reason);
    if (at === SAID.length - 1) {
      await holdBackMessage(ctx, { programme, actor, message: said.message, state: 'held' });
      return;
    }
    await admitMessage(ctx, { programme, actor, message: said.message });
    last = said.message;
    const { number } = (await messageById(ctx, programme, last))!;
    if (at === 0)
      for (const { id } of people.slice(1, 4))
        await likeMessage(ctx, { programme, chat, number: number!, liker: { person: id } });
    if (at === 3)
      await reportMessage(ctx, {
        programme,
        chat,
        number: number!,
        reporter: { person: people[0]!.id },
        reason: 'I do not understand it.',
      });
  }
}
