import type { OwnPartnership } from '../../rooms/partnerships/index.ts';
import { LocalDay, PostButton, useView } from '../../ui/index.ts';
import { isOver } from './partnerNames.ts';
import type { PartnershipView } from './partnershipPage.tsx';

/** Says what the mailed link shows, and lets people leave who use somebody else's device. */
export function ByLink({ until, path }: { until: Date; path: (path: string) => string }) {
  const { t, rich } = useView();
  return (
    <section aria-labelledby="by-link">
      <h2 id="by-link">{t('discussion.own.browser')}</h2>
      <p>{rich('partnership.by-link', { date: <LocalDay at={until} /> })}</p>
      <PostButton action={path('/sign-out')}>{t('me.sign-out')}</PostButton>
    </section>
  );
}

/** Links to the reader's other partnerships. */
export function Others({ others, path }: Pick<PartnershipView, 'others' | 'path'>) {
  const { t, rich } = useView();
  if (others.length === 0) return null;
  return (
    <section aria-labelledby="others">
      <h2 id="others">{t('partnership.others')}</h2>
      <ul>
        {others.map((other) => (
          <li key={other.id}>
            <a href={path(`/partnership/${other.id}`)}>
              {rich('partnership.other-line', { names: <bdi>{other.names}</bdi>, round: other.round })}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The links to an absence, a concern and leaving. */
export function ConcernAndLeaving({ own, path }: { own: OwnPartnership; path: (path: string) => string }) {
  const { t } = useView();
  return (
    <section aria-labelledby="ways">
      <h2 id="ways">{t(isOver(own) ? 'partnership.ways-over' : 'partnership.ways')}</h2>
      <ul>
        <li>
          <a href={path(`/partnership/${own.id}/concern`)}>{t('partnership.wrong')}</a>
        </li>
        {isOver(own) ? null : (
          <li>
            <a href={path(`/partnership/${own.id}/leaving`)}>{t('partnership.leave')}</a>
          </li>
        )}
      </ul>
    </section>
  );
}
