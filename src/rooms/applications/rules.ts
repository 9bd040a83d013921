/** The states of an application. */
export const STATES = [
  'draft',
  'submitted',
  'confirmed',
  'waiting',
  'matched',
  'withdrawn',
  'declined',
  'finished',
] as const;
export type ApplicationState = (typeof STATES)[number];

/** The table of allowed changes, the only one. */
const NEXT: Record<ApplicationState, readonly ApplicationState[]> = {
  draft: ['submitted', 'confirmed', 'withdrawn'],
  submitted: ['confirmed', 'withdrawn', 'declined'],
  // Back to submitted when a volunteer's confirmation is undone.
  confirmed: ['submitted', 'waiting', 'matched', 'withdrawn', 'declined', 'finished'],
  waiting: ['matched', 'withdrawn', 'declined', 'finished'],
  matched: ['waiting', 'withdrawn', 'declined', 'finished'],
  // Back to an earlier state when that is undone in time.
  withdrawn: ['draft', 'submitted', 'confirmed', 'waiting'],
  declined: ['submitted', 'confirmed', 'waiting'],
  finished: ['confirmed'],
};

export function canFollow(from: ApplicationState, to: ApplicationState): boolean {
  return NEXT[from].includes(to);
}

/** Why somebody waits: nobody fits, those who fit were needed for others, the country's places were taken, or a partner has left. */
const WAITING_REASONS = ['noCandidate', 'allTaken', 'capped', 'partnerLeft'] as const;
export type WaitingReason = (typeof WAITING_REASONS)[number];

/** States in which a coordinator may correct answers: from being sent in, as long as the answers have an effect. */
export const CORRECTABLE: readonly ApplicationState[] = ['submitted', 'confirmed', 'waiting', 'matched'];

/** States in which the applicant may still change answers while applications are open. */
export const EDITABLE: readonly ApplicationState[] = ['draft', 'submitted', 'confirmed'];
