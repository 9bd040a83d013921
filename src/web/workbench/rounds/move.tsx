import { previewDates } from '../../../rooms/outbox/index.ts';
import type { DatesPreview } from '../../../rooms/outbox/index.ts';
import { matchingOverview } from '../../../rooms/pairing/index.ts';
import { DATE_KINDS, changeDates, datesVersion, sameDate } from '../../../rooms/programmes/index.ts';
import type { DateProblems, Round, RoundDates } from '../../../rooms/programmes/index.ts';
import { actOn } from '../../frame/inRound.ts';
import type { ProgrammeVisit } from '../../visit.ts';
import { Preview } from './movePreview.tsx';

type Moved =
  | { kind: 'moved'; told: number }
  | { kind: 'asked'; page: Response }
  | { kind: 'overtaken' }
  | { kind: 'refused'; problems: DateProblems };

/**
 * Moves the dates of a round. If that affects anybody, the page first says whom, and which mails would leave. The preview comes back as
 * `seen`, so that nobody agrees to something that has changed since. `base` is the version of the dates from which the form was drawn.
 */
export async function moveDates(
  visit: ProgrammeVisit,
  round: Round,
  dates: RoundDates,
  { seen, base }: { seen: string | null; base: string | undefined },
): Promise<Moved> {
  const isSame = DATE_KINDS.every((kind) => sameDate(round.dates[kind], dates[kind]));
  if (base !== undefined && base !== datesVersion(round.dates) && !isSame) return { kind: 'overtaken' };
  const input = { ...actOn(visit, round), dates };
  const result = await previewDates(visit.ctx, input);
  if (!result.ok) return { kind: 'refused', problems: result.problems };
  const { preview } = result;
  const isTouching = round.published_at !== null && touches(preview);
  if (isTouching && preview.seen !== seen) {
    const { proposals } = await matchingOverview(visit.ctx, {
      programme: visit.programme.id,
      round: round.id,
    });
    const page = visit.page({
      title: visit.view.t('rounds.move.title'),
      workbench: 'rounds',
      body: (
        <Preview {...{ round, dates, preview, proposals, base }} path={visit.path} isNew={seen !== null} />
      ),
    });
    return { kind: 'asked', page };
  }
  const done = await changeDates(visit.ctx, { ...input, base });
  if (done.ok) return { kind: 'moved', told: done.told };
  return done.reason === 'overtaken' ? { kind: 'overtaken' } : { kind: 'refused', problems: done.problems };
}

const touches = ({ mails, turn, toAsk, again, purge }: DatesPreview): boolean =>
  mails.length > 0 || turn !== null || purge !== null || toAsk.count + again.count > 0;
