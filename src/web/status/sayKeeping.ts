import { keepAnswers, keepNoAnswers } from '../../rooms/applications/index.ts';
import type { Application } from '../../rooms/applications/index.ts';
import { applicantOf } from '../apply/applicant.ts';
import type { NoteKey, ProgrammeVisit } from '../visit.ts';

/** Keeps the answers of the person's application, or stops that, as posted; returns the note about it. */
export async function sayKeeping(visit: ProgrammeVisit, own: Application): Promise<NoteKey> {
  const who = { programme: visit.programme.id, actor: applicantOf(own), person: own.person_id };
  if ((await visit.form()).get('keep') !== 'yes') {
    await keepNoAnswers(visit.ctx, who);
    return 'answers-not-kept';
  }
  const done = await keepAnswers(visit.ctx, { ...who, application: own.id });
  return done.ok ? 'answers-kept' : 'answers-gone';
}
