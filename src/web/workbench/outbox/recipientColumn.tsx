import type { ComponentChildren } from 'preact';
import type { Translate } from '../../../i18n/translate.ts';
import type { Column } from '../../../ui/index.ts';

/** The column that says to whom each mail of a list goes, and by which its row is called. */
export const recipientColumn = <Row,>(t: Translate, cell: (mail: Row) => ComponentChildren): Column<Row> => ({
  key: 'to',
  label: t('outbox.to'),
  header: true,
  cell,
});
