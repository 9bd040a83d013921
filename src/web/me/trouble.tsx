import type { StoppedAddress } from '../../rooms/sending/index.ts';
import { Notice, PostButton } from '../../ui/index.ts';
import type { ProgrammeVisit } from '../visit.ts';

/** Tells a person that our mails to them come back, and what to do. On pages other than "My details" it leads there. */
export function AddressTrouble({
  visit,
  trouble,
  here = false,
}: {
  visit: ProgrammeVisit;
  trouble: StoppedAddress | null;
  here?: boolean;
}) {
  const { t, rich } = visit.view;
  if (!trouble) return null;
  return (
    <Notice kind="trouble" title={t('me.trouble.title')}>
      <p>
        {rich('me.trouble.lead', {
          address: <bdi dir="ltr">{trouble.address}</bdi>,
          reason: (
            <q lang="en" dir="ltr">
              {trouble.reason}
            </q>
          ),
        })}
      </p>
      {here ? (
        <>
          <p>
            {rich('me.trouble.what', {
              contact: (words) => <a href={visit.path('/contact')}>{words}</a>,
            })}
          </p>
          <PostButton action={visit.path('/me/address/chance')}>{t('me.trouble.again')}</PostButton>
        </>
      ) : (
        <p>
          <a href={visit.path('/me')}>{t('nav.me')}</a>
        </p>
      )}
    </Notice>
  );
}
