import type { View } from '../../../ui/index.ts';
import type { ListColumn } from './description.ts';

/** The column with the mail address of each row, shown to readers who chose it. */
export const addressColumn = <Row extends { address: string | null }>({ t }: View): ListColumn<Row> => ({
  key: 'address',
  label: t('applications.address'),
  extra: true,
  cell: ({ address }) => <bdi dir="ltr">{address ?? '–'}</bdi>,
  taken: ({ address }) => address,
});
