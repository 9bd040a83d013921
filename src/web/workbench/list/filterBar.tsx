import { Details, Form, Select, Submit, TextField, Way, useView } from '../../../ui/index.ts';
import { CHOSEN_IN, hrefOf, queryOf } from './asked.ts';
import type { Asked } from './asked.ts';
import type { ListFilter, ListKind } from './description.ts';

interface Props<Row> {
  list: ListKind<Row>;
  asked: Asked;
  /** Of the boxes, where rows are chosen. */
  form: string | undefined;
}

/** The fields of a list's filters in one line; on a phone they are folded. What is set stays set when another changes. */
export function FilterBar<Row>({ list, asked, form }: Props<Row>) {
  const { t } = useView();
  const fields = list.filters.filter(({ byView }) => !byView);
  if (fields.length === 0) return null;
  const query = hrefOf(list, queryOf(list, asked)).split('?')[1] ?? '';
  const kept = new URLSearchParams(query);
  for (const { name } of fields) kept.delete(name);
  if (form && asked.chosen.size > 0) {
    kept.set('chosen', [...asked.chosen].join(','));
    kept.set(CHOSEN_IN, list.carries['round'] ?? '');
  }
  const grouped = fields.filter(({ group }) => group !== undefined);
  const isSet = ({ name }: ListFilter): boolean => Boolean(asked.filters[name]);
  const count = fields.filter(isSet).length;
  return (
    <details class="filters">
      <summary>{count === 0 ? t('list.filter') : t('list.filters-set', { count })}</summary>
      <Form action={list.path} method="get" hidden={Object.fromEntries(kept)}>
        {fields
          .filter(({ group }) => group === undefined)
          .map((field) => (
            <FilterField key={field.name} field={field} asked={asked} />
          ))}
        {[...Map.groupBy(grouped, ({ group }) => group!)].map(([group, some]) => (
          <Details key={group} summary={<Named group={group} count={some.filter(isSet).length} />}>
            {some.map((field) => (
              <FilterField key={field.name} field={field} asked={asked} />
            ))}
          </Details>
        ))}
        <Submit kind="quiet">{t('log.show')}</Submit>
        {form ? <KeepFirst form={form} query={query} /> : null}
      </Form>
    </details>
  );
}

/** Without script a filter takes along what was chosen when the page came: this, which stands there once a row is chosen, adds what is chosen now. */
function KeepFirst({ form, query }: { form: string; query: string }) {
  return (
    <noscript>
      <button type="submit" form={form} name="to" value={query}>
        {useView().t('list.keep-first')}
      </button>
    </noscript>
  );
}

/** A part of the bar stays closed when something in it is set, which is said above the list: the first row stands where it stood. */
function Named({ group, count }: { group: string; count: number }) {
  const { lang } = useView();
  return <>{count === 0 ? group : `${group} (${new Intl.NumberFormat(lang).format(count)})`}</>;
}

function FilterField({
  field: { name, label, choices, typed, help, always },
  asked,
}: {
  field: ListFilter;
  asked: Asked;
}) {
  const { t } = useView();
  return choices ? (
    <Select
      name={name}
      label={label}
      required={always !== undefined}
      blank={t('list.any')}
      value={always ?? asked.filters[name]}
      options={choices}
    />
  ) : (
    <TextField
      name={name}
      type={typed ?? 'search'}
      width={typed && 'short'}
      label={label}
      help={help}
      value={asked.filters[name]}
    />
  );
}

/** The filters that are set, each as a link that takes it away, and one that takes all of it away. */
export function SetFilters<Row>({ list, asked, form }: Props<Row>) {
  const { t, rich } = useView();
  const set = list.filters.flatMap(({ name, label, choices }) => {
    const value = asked.filters[name];
    if (!value) return [];
    return [{ name, label, value: choices?.find((one) => one.value === value)?.label ?? value }];
  });
  if (set.length === 0) return null;
  const without = (names: readonly string[]): string =>
    hrefOf(
      list,
      queryOf(list, asked, { filters: Object.fromEntries(names.map((name) => [name, undefined])) }),
    );
  return (
    <p class="set">
      {set.map(({ name, label, value }) => (
        <>
          <Way key={name} href={without([name])} form={form}>
            {rich('ui.labelled', { label, value: <bdi>{value}</bdi> })}
            <span aria-hidden="true"> ×</span>
            <span class="vh"> ({t('list.take-away')})</span>
          </Way>{' '}
        </>
      ))}
      <span class="off-paper">
        <Way href={without(set.map(({ name }) => name))} form={form}>
          {t('list.show-all')}
        </Way>
      </span>
    </p>
  );
}
