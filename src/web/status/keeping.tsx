import type { Kept } from '../../rooms/applications/index.ts';
import { Button, Form, FormActions, LocalTime, useView } from '../../ui/index.ts';

/** After a round: says whether its answers are kept for the next round's form, with a button to change that. */
export function Keeping({
  kept,
  purges,
  action,
}: {
  kept: Kept | null;
  /** When the answers are deleted with the data of the round. */
  purges: Date;
  action: string;
}) {
  const { t, rich } = useView();
  return (
    <section aria-labelledby="keeping">
      <h2 id="keeping">{t('keeping.title')}</h2>
      <p>
        {kept
          ? rich('keeping.kept', { date: <LocalTime at={kept.until} year /> })
          : rich('keeping.offer', { date: <LocalTime at={purges} year /> })}
      </p>
      <Form action={action}>
        <FormActions>
          <Button name="keep" value={kept ? 'no' : 'yes'} kind="quiet">
            {t(kept ? 'keeping.no' : 'keeping.yes')}
          </Button>
        </FormActions>
      </Form>
    </section>
  );
}
