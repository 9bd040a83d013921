import { SOFT_RULES } from '#matching';
import type { MatchingScene } from './matchingScene.ts';
import { runStudy } from '../src/rooms/pairing/index.ts';

export const BASE = '/workbench/matching/1';

/** Does the study that was asked for last, as its job would. */
export async function compute({ ctx, cast }: MatchingScene): Promise<void> {
  const job = ctx.enqueued.findLast(({ name }) => name === 'study');
  await runStudy(ctx, { programme: cast.programme, study: Number(job?.data['study']) });
}

export const softOf = (): Record<string, string> =>
  Object.fromEntries(SOFT_RULES.map((rule) => [`soft.${rule}`, '4']));
