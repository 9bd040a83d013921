import { Button, Details, Form, FormActions, useView } from '../../../../ui/index.ts';
import { TABLE_KINDS } from './downloadTable.ts';

/** Buttons that take a list out as a table. `action` carries the filters that are set. */
export function TableFile({ action }: { action: string }) {
  const { t } = useView();
  return (
    <Details summary={t('table-file.title')}>
      <p>{t('table-file.lead')}</p>
      <Form action={action}>
        <FormActions>
          {TABLE_KINDS.map((kind) => (
            <Button key={kind} kind="quiet" name="as" value={kind}>
              {t(`table-file.${kind}`)}
            </Button>
          ))}
        </FormActions>
      </Form>
    </Details>
  );
}
