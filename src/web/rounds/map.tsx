import { createHash } from 'node:crypto';
import { coloursOf, phaseOf, roundNumbers } from '../../rooms/programmes/index.ts';
import type { Round, RoundNumbers } from '../../rooms/programmes/index.ts';
import { MAP_SIZE, mapStyle, useView, worldMap } from '../../ui/index.ts';
import type { MapMark } from '../../ui/index.ts';
import { cached } from '../frame/cached.ts';
import { roundInPath } from '../frame/inRound.ts';
import type { ProgrammeVisit } from '../visit.ts';

/** Seconds for which the map may be cached; numbers on pages are always current. */
const FRESH_SECONDS = 300;

/** A picture that is opened alone may do nothing but apply its style. */
function policyFor(style: string): string {
  const hash = createHash('sha256').update(style).digest('base64');
  return `default-src 'none'; style-src 'sha256-${hash}'; frame-ancestors 'none'; sandbox`;
}

/** A map of the round's people, which tells no more than the table on the round's page. */
export async function showMap(visit: ProgrammeVisit): Promise<Response> {
  const round = await roundInPath(visit);
  if (!round?.published_at) return visit.notFound();
  const numbers = await roundNumbers(visit.ctx, round);
  const style = mapStyle(coloursOf(visit.programme.look));
  return cached(visit, worldMap(marksOf(numbers), style), {
    type: 'image/svg+xml',
    seconds: FRESH_SECONDS,
    headers: { 'content-security-policy': policyFor(style) },
  });
}

function marksOf(numbers: RoundNumbers): MapMark[] {
  return numbers.rows.flatMap((row) =>
    row.of === 'elsewhere' ? [] : [{ code: row.code, people: row.people }],
  );
}

/** A round whose people can be shown on a map. */
export interface Mapped {
  round: Round;
  numbers: RoundNumbers;
}

/** The current round, if its numbers can be told by country; else the last earlier round whose numbers can. */
export async function mappedRound(
  { ctx }: Pick<ProgrammeVisit, 'ctx'>,
  rounds: readonly Round[],
  inHand: Mapped | null,
): Promise<Mapped | null> {
  if (inHand && inHand.numbers.rows.length > 0) return inHand;
  const now = ctx.clock.now();
  for (const round of rounds) {
    if (round.id === inHand?.round.id || phaseOf(round, now) === 'planned' || round.cancelled_at) continue;
    const numbers = await roundNumbers(ctx, round);
    if (numbers.rows.length > 0) return { round, numbers };
  }
  return null;
}

/** The picture, its description, and the link to the same numbers as a table. */
export function WorldMap({ numbers, table, src }: { numbers: RoundNumbers; src: string; table?: string }) {
  const { t } = useView();
  const { people, countries } = numbers;
  return (
    <figure class="map">
      <img
        src={src}
        width={MAP_SIZE.width}
        height={MAP_SIZE.height}
        alt={t('rounds.map.alt', { people: people ?? 0, countries })}
      />
      <figcaption class="aside">
        {t('rounds.map.note')} {table ? <a href={table}>{t('rounds.map.table')}</a> : null}
      </figcaption>
    </figure>
  );
}
