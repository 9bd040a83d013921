import type { RightLink } from '../../../rooms/people/index.ts';
import { trioById } from '../../../rooms/pairing/index.ts';
import type { TrioQuestion } from '../../../rooms/pairing/index.ts';
import { metInRounds } from '../../../rooms/partnerships/index.ts';
import { roundSaid } from '../../../rooms/programmes/index.ts';
import { Heading, PostButton } from '../../../ui/index.ts';
import type { PageAnswer, ProgrammeVisit } from '../../visit.ts';
import { WhoAsks } from './section.tsx';

/**
 * The page of a mailed yes or no to a third member. It shows the question, and the button or the result. Null when the link's person is no
 * longer one of the two.
 */
export async function trioLinkPage(
  visit: ProgrammeVisit,
  link: RightLink,
  { id, yes }: { id: number; yes: boolean },
): Promise<Pick<PageAnswer, 'title' | 'body'> | null> {
  const { ctx, programme, view } = visit;
  const question = await trioById(ctx, programme.id, id);
  const all = question ? await metInRounds(ctx, programme.id, link.person) : [];
  const found = all.find(({ own }) => own.id === question?.partnership);
  if (!question || !found || found.own.me.leftAt || found.own.apartAt) return null;
  const title = view.t(yes ? 'answer-link.yes' : 'answer-link.no');
  const said = saidOf(question, link.person, yes);
  return {
    title,
    body: (
      <>
        <Heading lead={view.t('mail.answer-unclear.asked.trio')}>{title}</Heading>
        <WhoAsks
          own={found.own}
          question={question}
          round={roundSaid(found.round, view, programme.source_locale)}
        />
        {said ? (
          <p>{view.t(said)}</p>
        ) : (
          <PostButton action={visit.url.pathname} kind="main">
            {view.t(yes ? 'answer-link.yes-button' : 'answer-link.no-button')}
          </PostButton>
        )}
      </>
    ),
  };
}

/** Tells how the question ended, or that its reader has already said yes; null while the button still does something. */
function saidOf({ closedAt, outcome, agreed }: TrioQuestion, person: number, yes: boolean) {
  if (!closedAt) return yes && agreed.includes(person) ? 'note.trio-yes' : null;
  if (outcome === 'joined') return 'note.trio-joined';
  return outcome === 'declined' ? 'note.trio-no' : 'note.answer-late';
}
