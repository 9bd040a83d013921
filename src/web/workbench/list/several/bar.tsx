import { Button, Form, useView } from '../../../../ui/index.ts';
import type { ListAct } from './acts.ts';

/** The id of the form with the boxes. */
export const BULK = 'bulk';

/** The acts on the chosen rows: the form with the boxes, which stays at the lower edge of the window. */
export function BulkBar({
  action,
  query,
  count,
  acts,
  elsewhere,
  allAtFirst,
}: {
  action: string;
  /** The query of the list, with filters and order. */
  query: string;
  /** How many rows the filters find; undefined when they were not all counted: the page that asks counts them. */
  count: number | undefined;
  acts: readonly Pick<ListAct, 'key' | 'grave' | 'letter'>[];
  /** Numbers of chosen rows on other pages. */
  elsewhere: readonly number[];
  allAtFirst?: boolean | undefined;
}) {
  const { t } = useView();
  const which = (value: 'chosen' | 'all', label: string) => (
    <label>
      <input type="radio" name="which" value={value} checked={(value === 'all') === Boolean(allAtFirst)} />
      {label}
    </label>
  );
  return (
    <div class="with">
      <Form
        id={BULK}
        action={action}
        method="get"
        hidden={{ query, ...(count === undefined ? {} : { count: String(count) }) }}
      >
        <b>{t('several.with')}</b>
        {which('chosen', t('several.chosen'))}
        {which('all', count === undefined ? t('several.all-open') : t('several.all', { count }))}
        {elsewhere.length > 0 ? (
          <label>
            <input type="checkbox" name="chosen" value={elsewhere.join(',')} checked />
            {t('several.elsewhere', { count: elsewhere.length })}
          </label>
        ) : null}
        {acts.map(({ key, grave, letter }) => (
          <Button key={key} kind={grave ? 'grave' : 'quiet'} name="act" value={key} letter={letter}>
            {t(`several.${key}`)}
          </Button>
        ))}
      </Form>
    </div>
  );
}
