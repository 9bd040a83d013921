import type { ComponentChildren } from 'preact';
import type { Translate } from '../../../i18n/translate.ts';
import type { Column } from '../../../ui/index.ts';

/** The column that names the reader of each mail in a list, and so names the row. */
export const recipientColumn = <Row,>(t: Translate, cell: (mail: Row) => ComponentChildren): Column<Row> => ({
  key: 'to',
  label: t('outbox.to'),
  header: true,
  cell,
});
