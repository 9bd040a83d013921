import type { Alternatives } from '../../../../rooms/pairing/index.ts';
import { Form, Submit, TextField, useView } from '../../../../ui/index.ts';

/** A search among all who can be given a partner; the lists below only show the best of them. */
export function FindPartner({
  path,
  query = '',
  search,
  found,
}: {
  path: string;
  /** The query of the list from which the reader came. */
  query: string | undefined;
  search: string;
  found: Alternatives['counts'];
}) {
  const { t } = useView();
  return (
    <Form action={path} method="get" hidden={Object.fromEntries(new URLSearchParams(query))}>
      <TextField
        name="find"
        type="search"
        label={t('matching.person.find')}
        help={t('matching.person.find-help')}
        error={search && found.allowed + found.blocked === 0 ? t('matching.person.find-none') : undefined}
        value={search}
      />
      <Submit kind="quiet" or={search ? { href: path + query, label: t('list.show-all') } : undefined}>
        {t('search.find')}
      </Submit>
    </Form>
  );
}
