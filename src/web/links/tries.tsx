import type { RightLink } from '../../rooms/people/index.ts';
import { Heading, LocalTime } from '../../ui/index.ts';
import type { Limit } from '../request/limits.ts';
import type { ProgrammeVisit } from '../visit.ts';

/**
 * Looks up a mailed link, unless this network has tried too many that do not exist: then it answers a page that says when to try again.
 * Links that exist are not counted, since a hospital or a mobile network opens hundreds from one address.
 */
export async function openLink(
  visit: ProgrammeVisit,
  limit: Limit,
  find: () => Promise<RightLink | null>,
): Promise<RightLink | null | Response> {
  const seconds = await visit.limits.spent(limit, visit.network);
  if (seconds > 0) return hasty(visit, seconds);
  const link = await find();
  if (!link) await visit.limits.allow(limit, visit.network);
  return link;
}

function hasty(visit: ProgrammeVisit, seconds: number): Response {
  const { t, rich } = visit.view;
  const at = new Date(visit.ctx.clock.now().getTime() + seconds * 1000);
  const page = visit.page({
    title: t('link.hasty.title'),
    status: 429,
    indexed: false,
    body: (
      <Heading lead={rich('link.hasty.lead', { when: <LocalTime at={at} /> })}>
        {t('link.hasty.title')}
      </Heading>
    ),
  });
  page.headers.set('retry-after', String(seconds));
  return page;
}
