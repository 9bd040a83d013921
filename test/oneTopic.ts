import { sampleTopics } from '../sample/topics.ts';
import type { TestCtx } from './context.ts';
import { createTopic } from '../src/rooms/topics/write.ts';

export const command = { kind: 'command' } as const;

export async function withTopic(ctx: TestCtx, programme: number, index = 0): Promise<number> {
  const sample = sampleTopics[index]!;
  const made = await createTopic(ctx, {
    programme,
    actor: command,
    slug: sample.slug,
    draft: { sourceLocale: 'en', ...sample },
  });
  if (!made.ok) throw new Error(JSON.stringify(made.problems));
  return made.topic;
}
