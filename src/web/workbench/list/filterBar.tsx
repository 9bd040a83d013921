import {
  Button,
  Details,
  Form,
  FormActions,
  Select,
  Submit,
  TextField,
  Way,
  useView,
} from '../../../ui/index.ts';
import { CHOSEN_IN, FILTER, hrefOf, queryOf } from './asked.ts';
import type { ListAsked } from './asked.ts';
import type { ListFilter, ListKind } from './description.ts';

interface Props<Row> {
  list: ListKind<Row>;
  asked: ListAsked;
  /** The id of the form with the boxes; undefined when no rows can be chosen. */
  form: string | undefined;
}

/** The fields of a list's filters in one line, in the form of the boxes if there is one; folded on a phone. One change leaves the rest. */
export function FilterBar<Row>({ list, asked, form }: Props<Row>) {
  const { t } = useView();
  const fields = list.filters.filter(({ byView }) => !byView);
  if (fields.length === 0) return null;
  const grouped = fields.filter(({ group }) => group !== undefined);
  const isSet = ({ name }: ListFilter): boolean => Boolean(asked.filters[name]);
  const count = fields.filter(isSet).length;
  const inside = (
    <>
      {fields
        .filter(({ group }) => group === undefined)
        .map((field) => (
          <FilterField key={field.name} field={field} asked={asked} form={form} />
        ))}
      {[...Map.groupBy(grouped, ({ group }) => group!)].map(([group, some]) => (
        <Details key={group} summary={<Named group={group} count={some.filter(isSet).length} />}>
          {some.map((field) => (
            <FilterField key={field.name} field={field} asked={asked} form={form} />
          ))}
        </Details>
      ))}
    </>
  );
  return (
    <details class="filters">
      <summary>{count === 0 ? t('list.filter') : t('list.filters-set', { count })}</summary>
      {form ? (
        <section class="form get">
          {inside}
          <FormActions>
            <Button kind="quiet" form={form} name={FILTER} value={chosenHere(list, asked)}>
              {t('log.show')}
            </Button>
          </FormActions>
        </section>
      ) : (
        <Form action={list.path} method="get" hidden={Object.fromEntries(unfiltered(list, asked))}>
          {inside}
          <Submit kind="quiet">{t('log.show')}</Submit>
        </Form>
      )}
    </details>
  );
}

/** The query of a list without the filters that have fields. */
function unfiltered<Row>(list: ListKind<Row>, asked: ListAsked): URLSearchParams {
  const query = new URLSearchParams(hrefOf(list, queryOf(list, asked)).split('?')[1]);
  for (const { name, byView } of list.filters) if (!byView) query.delete(name);
  return query;
}

/** The same with the round in which rows are chosen, since another round has other people. */
function chosenHere<Row>(list: ListKind<Row>, asked: ListAsked): string {
  const query = unfiltered(list, asked);
  const { round } = list.carries;
  if (round) query.set(CHOSEN_IN, round);
  return query.toString();
}

/** The first button of the boxes' form, which Enter in a field presses. It filters the list and keeps the chosen rows, and does no act. */
export function FilterFirst<Row>({ list, asked, form }: Props<Row> & { form: string }) {
  return (
    <button
      type="submit"
      class="vh"
      form={form}
      name={FILTER}
      value={chosenHere(list, asked)}
      tabindex={-1}
      aria-hidden="true"
    />
  );
}

/** The name of a closed part of the bar, with its number of set filters. It stays closed so that the first row does not move. */
function Named({ group, count }: { group: string; count: number }) {
  const { lang } = useView();
  return <>{count === 0 ? group : `${group} (${new Intl.NumberFormat(lang).format(count)})`}</>;
}

function FilterField({
  field: { name, label, choices, typed, help, always },
  asked,
  form,
}: {
  field: ListFilter;
  asked: ListAsked;
  form: string | undefined;
}) {
  const { t } = useView();
  return choices ? (
    <Select
      name={name}
      form={form}
      label={label}
      required={always !== undefined}
      blank={t('list.any')}
      value={always ?? asked.filters[name]}
      options={choices}
    />
  ) : (
    <TextField
      name={name}
      form={form}
      type={typed ?? 'search'}
      width={typed && 'short'}
      label={label}
      help={help}
      value={asked.filters[name]}
    />
  );
}

/** The set filters, each as a link that removes it, and a link that removes all. */
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
