import { answerTrio } from '../../../rooms/pairing/index.ts';
import type { NoteKey, ProgrammeVisit } from '../../visit.ts';

/** Answers whether somebody may join the two; returns the note about the result. */
export async function sayTrio(
  { ctx }: Pick<ProgrammeVisit, 'ctx'>,
  answer: Parameters<typeof answerTrio>[1],
): Promise<NoteKey> {
  const done = await answerTrio(ctx, answer);
  if (!done.ok) return 'answer-late';
  return done.joined ? 'trio-joined' : answer.yes ? 'trio-yes' : 'trio-no';
}
