import type { KeysOf } from '../../../i18n/locales.ts';
import { checkTopic, draftOf } from '../../../rooms/topics/index.ts';
import type { PlannedTopic } from '../../../rooms/topics/index.ts';

/** The states of a planned topic; each has words. */
export type PlanState = KeysOf<'topics.state'>;

export function planStateOf({ topic, approvedAt, queuedAt, dueAt }: PlannedTopic, now: Date): PlanState {
  if (approvedAt && dueAt <= now) return 'public';
  if (queuedAt) return 'queued';
  if (approvedAt) return 'approved';
  if (dueAt <= now) return 'missed';
  return checkTopic(draftOf(topic)).length > 0 ? 'draft' : 'waiting';
}
