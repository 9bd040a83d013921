import { sampleTopics } from '../sample/topics.ts';
import { stage } from './cast.ts';
import type { TestCtx } from './context.ts';
import { changesBetween } from '../src/rooms/topics/translations/changes.ts';
import { createTopic } from '../src/rooms/topics/write.ts';

export const command = { kind: 'command' } as const;

export async function withTopic(ctx: TestCtx, index = 0) {
  const { programme, people } = await stage(ctx);
  return { programme, people, topic: await addTopic(ctx, programme, index) };
}

export async function addTopic(ctx: TestCtx, programme: number, index: number): Promise<number> {
  const made = await createTopic(ctx, {
    programme,
    actor: command,
    draft: { sourceLocale: 'en', ...sampleTopics[index]! },
  });
  if (!made.ok) throw new Error(JSON.stringify(made.problems));
  return made.topic;
}

export const said = (before: string, after: string, locale: string) =>
  changesBetween(before, after, locale).map(({ kind, text }) => `${kind} ${text.trim()}`);
