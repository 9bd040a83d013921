import { partnersAtEnd } from '../../../rooms/partnerships/index.ts';
import type { OwnPartnership } from '../../../rooms/partnerships/index.ts';
import { Button, Form, FormActions, LocalTime, useView } from '../../../ui/index.ts';
import { Exchanged } from '../address.tsx';

/** The choice to stay in touch after the end of the round. It looks the same whatever the partner answered. */
export function Farewell({
  own,
  until,
  path,
}: {
  own: OwnPartnership;
  until: Date;
  path: (path: string) => string;
}) {
  const { t, rich } = useView();
  const { staysInTouch, touchDueAt } = own.me;
  const yes = staysInTouch || touchDueAt !== null;
  const given = own.partners.some(({ address }) => address !== null);
  const count = partnersAtEnd(own).length;
  if (count === 0) return null;
  return (
    <section aria-labelledby="touch">
      <h2 id="touch">{t('partnership.touch')}</h2>
      <Exchanged own={own} />
      <p>
        {given
          ? t('partnership.touch-given', { count })
          : touchDueAt
            ? rich('partnership.touch-soon', { date: <LocalTime at={touchDueAt} /> })
            : staysInTouch
              ? t('partnership.touch-said', { count })
              : rich('partnership.touch-lead', { count, date: <LocalTime at={until} year /> })}
      </p>
      {given ? null : (
        <Form action={path(`/partnership/${own.id}/farewell`)}>
          <FormActions>
            {yes ? null : (
              <Button name="touch" value="yes">
                {t('partnership.touch-yes')}
              </Button>
            )}
            <Button name="touch" value="no" kind="quiet">
              {t('partnership.touch-no')}
            </Button>
          </FormActions>
        </Form>
      )}
    </section>
  );
}
