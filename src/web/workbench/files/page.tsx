import { roundName } from '../../../rooms/programmes/index.ts';
import type { Round } from '../../../rooms/programmes/index.ts';
import { Button, DefinitionList, Details, Form, FormActions, Heading, Of } from '../../../ui/index.ts';
import { isFor } from '../../request/admit.ts';
import type { ProgrammeVisit } from '../../visit.ts';
import { TABLE_KINDS } from '../list/taking/downloadTable.ts';
import { ROUND_TABLES } from './tables.ts';

/** Lists of the workbench that are of a round, in the order of its work. */
const LISTS = ['applications', 'unplaced', 'proposals', 'partnerships'] as const;

/** Every table of a round with its columns explained, each to be taken out as a file. */
export function filesPage(visit: ProgrammeVisit, round: Round): Response {
  const { view, programme, brought, path } = visit;
  const { t } = view;
  const of = { programme: programme.id, round: round.id, source: programme.source_locale };
  const lists = LISTS.flatMap((name) => {
    const door = brought.lists.get(name);
    if (!door?.takes || !isFor(visit, door.audience)) return [];
    return [{ name, label: t(door.called ?? `workbench.desk.${door.desk}`) }];
  });
  const buttons = (action: string, label: string) => (
    <Form action={action}>
      <FormActions>
        {TABLE_KINDS.map((kind) => (
          <Button key={kind} kind="quiet" name="as" value={kind}>
            {t(`table-file.${kind}`)}
            <Of>{label}</Of>
          </Button>
        ))}
      </FormActions>
    </Form>
  );
  const title = t('files.title');
  return visit.page({
    title,
    workbench: 'rounds',
    body: (
      <>
        <Heading
          eyebrow={
            <a href={path(`/workbench/rounds/${round.number}`)}>
              <bdi>{roundName(round, view, programme.source_locale)}</bdi>
            </a>
          }
          lead={t('files.lead')}
        >
          {title}
        </Heading>
        <h2>{t('files.lists')}</h2>
        {lists.map(({ name, label }) => (
          <section key={name} aria-labelledby={`list-${name}`}>
            <h3 id={`list-${name}`}>{label}</h3>
            <p>{t('files.list-lead')}</p>
            {buttons(path(`/workbench/lists/${name}/table?round=${round.number}`), label)}
          </section>
        ))}
        <h2>{t('files.tables')}</h2>
        {ROUND_TABLES.map((table) => {
          const label = t(`files.table.${table.name}`);
          return (
            <section key={table.name} aria-labelledby={`table-${table.name}`}>
              <h3 id={`table-${table.name}`}>{label}</h3>
              <Details
                summary={
                  <>
                    {t('files.columns')}
                    <Of>{label}</Of>
                  </>
                }
              >
                <DefinitionList
                  items={table.columns(of).map(([column]) => ({
                    key: column,
                    term: <code dir="ltr">{column}</code>,
                    value: t(`files.column.${column}`),
                  }))}
                />
              </Details>
              {buttons(path(`/workbench/rounds/${round.number}/files/${table.name}`), label)}
            </section>
          );
        })}
      </>
    ),
  });
}
