import type { CallsBeside } from '../../../rooms/calls/index.ts';
import type { OwnPartnership } from '../../../rooms/partnerships/index.ts';
import { hereText } from './here.ts';
import { ButtonLink, LocalDay, useView } from '../../../ui/index.ts';

/** The way into the call, and the talks that were. */
export function CallSection({
  own,
  calls,
  now,
  path,
}: {
  own: OwnPartnership;
  calls: CallsBeside;
  now: Date;
  path: (path: string) => string;
}) {
  const view = useView();
  const { t, rich } = view;
  const room = path(`/partnership/${own.id}/call`);
  return (
    <section aria-labelledby="call">
      <h2 id="call">{t('call.heading')}</h2>
      <p>{t('call.lead')}</p>
      <p id="called" class="lead" role="status" data-room={room} data-after={calls.number}>
        {hereText(view, own, calls, now)}
      </p>
      <p>
        <ButtonLink kind="quiet" href={room}>
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
