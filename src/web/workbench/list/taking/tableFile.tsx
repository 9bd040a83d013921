import { Button, Details, Form, FormActions, useView } from '../../../../ui/index.ts';
import { TABLE_KINDS } from './downloadTable.ts';

/** Buttons that save a list as a table. `action` holds the set filters. */
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
