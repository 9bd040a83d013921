import type { Person } from '../../rooms/people/index.ts';
import type { Messages } from '../frame/problems.ts';
import { ageOf, drawStamp } from '../frame/stamp.ts';
import type { ProgrammeVisit } from '../visit.ts';
import type { CommentDraft } from './form.tsx';
import { isCalm, isFirstUse, mayPassUnproven, mayUse } from './limits.ts';
import { isProofOfWork } from './proofOfWork.ts';

type SentDraft = Pick<CommentDraft, 'address' | 'stamp' | 'website' | 'rush'>;

interface Refused {
  errors: Messages;
  status: 422 | 429;
  /** Fields that change when the form comes back. */
  more: Partial<Pick<CommentDraft, 'stamp' | 'website' | 'rush'>>;
}

/**
 * Whether words sent by an open form may come in. `rush` tells that a moderator looks at them first, since many come in just now. `wrong`
 * holds the problems of the fields, which the form shows first.
 */
export async function comesIn(
  visit: ProgrammeVisit,
  writer: Person | null,
  draft: SentDraft,
  { work, wrong }: { work: string; wrong: Messages },
): Promise<{ rush: boolean } | Refused> {
  const { ctx, programme, view } = visit;
  const isWrong = Object.values(wrong).some(Boolean);
  const refuse = (errors: Messages, status: 422 | 429 = 422, more: Refused['more'] = {}): Refused => ({
    errors,
    status,
    more,
  });
  const soon = { body: view.t('contact.error.soon') };
  const age = ageOf(ctx, 'comment-form', programme.id, draft.stamp);
  // A known writer may be as quick as they like. A stamp that is too young grows older; any other is drawn anew.
  if (!writer && age === 'soon') return refuse(isWrong ? wrong : soon);
  const fresh = { stamp: drawStamp(ctx, 'comment-form', programme.id) };
  if (age === 'old' || age === null) return refuse(isWrong ? wrong : soon, 422, fresh);
  // A machine fills in every field. A person whose browser did so sends the form once more.
  if (draft.website !== '') return refuse(soon, 422, { website: '', ...fresh });
  if (isWrong) return refuse(wrong);
  if (writer) return { rush: false };
  if (!(await mayUse(visit, draft.address)))
    return refuse({ address: view.t('discussion.error.often') }, 429);
  const passage = await pass(visit, draft, work);
  if (passage === 'ask') return refuse({ body: view.t('discussion.error.rush') }, 422, { rush: true });
  if (passage === 'full') return refuse({ body: view.t('discussion.error.full') }, 429, { rush: true });
  return { rush: passage === 'held' };
}

/** Whether words of an unknown writer may come in during a flood: with proof of work, or a few of them held for a moderator. */
async function pass(
  visit: ProgrammeVisit,
  draft: SentDraft,
  work: string,
): Promise<'free' | 'ask' | 'held' | 'full'> {
  if (work !== '' && isProofOfWork(draft.stamp, work) && (await isFirstUse(visit, draft.stamp)))
    return 'free';
  if (!draft.rush) return (await isCalm(visit)) ? 'free' : 'ask';
  return (await mayPassUnproven(visit)) ? 'held' : 'full';
}
