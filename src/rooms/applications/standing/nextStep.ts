import type { Round } from '../../programmes/index.ts';
import { answerEnd, answerEndOf } from '../availability/answerTime.ts';
import type { Application } from '../queries.ts';
import type { Standing, NextStep } from './standing.ts';

export function nextStep(
  application: Application,
  standing: Standing,
  { round, later, now }: { round: Round; later: Round | null; now: Date },
): NextStep {
  const due = (kind: 'closes' | 'availability' | 'matches' | 'introduces' | 'ends'): NextStep | null =>
    round.dates[kind].dueAt > now ? { kind, at: round.dates[kind].dueAt } : null;
  switch (standing) {
    case 'draft':
    case 'invited':
    case 'unconfirmed':
      return due('closes') ?? due('matches') ?? { kind: 'soon' };
    case 'confirmed':
      // The closing asks nothing of people who have applied, but the question whether they are available does.
      return due('availability') ?? due('matches') ?? due('introduces') ?? { kind: 'soon' };
    case 'asked': {
      // A question that has yet to leave, or to be asked anew, still has its whole time.
      const asked = application.ask_again_at ? null : answerEndOf(round, application);
      return { kind: 'answer', at: asked ?? answerEnd(round, application.ask_again_at ?? now) };
    }
    case 'available':
    case 'matching':
      return due('matches') ?? due('introduces') ?? { kind: 'soon' };
    case 'matched':
      return due('ends') ?? laterStep(later, now);
    default:
      return laterStep(later, now);
  }
}

function laterStep(later: Round | null, now: Date): NextStep {
  if (!later) return { kind: 'none' };
  const { opens, closes } = later.dates;
  return opens.dueAt > now ? { kind: 'opens', at: opens.dueAt } : { kind: 'open', at: closes.dueAt };
}
