import type { CallsBeside } from '../../../rooms/calls/index.ts';
import type { OwnPartnership } from '../../../rooms/partnerships/index.ts';
import { ButtonLink, LocalDay, useView } from '../../../ui/index.ts';

/** The way into the call, and the talks that were. */
export function CallSection({
  own,
  calls,
  path,
}: {
  own: OwnPartnership;
  calls: CallsBeside;
  path: (path: string) => string;
}) {
  const { t, rich } = useView();
  return (
    <section aria-labelledby="call">
      <h2 id="call">{t('call.heading')}</h2>
      <p>{t('call.lead')}</p>
      <p>
        <ButtonLink kind="quiet" href={path(`/partnership/${own.id}/call`)}>
          {t('call.now')}
        </ButtonLink>
      </p>
      {calls.past.length > 0 ? (
        <>
          <p>{t('call.lengths')}</p>
          <ul>
            {calls.past.map(({ at, seconds }) => (
              <li key={at.getTime()}>
                {rich('call.length', {
                  date: <LocalDay at={at} />,
                  minutes: Math.max(1, Math.round(seconds / 60)),
                })}
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </section>
  );
}
