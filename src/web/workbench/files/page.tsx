import type { ComponentChildren } from 'preact';
import { isIntroduced, roundName } from '../../../rooms/programmes/index.ts';
import type { Round } from '../../../rooms/programmes/index.ts';
import { DefinitionList, Details, Heading, Of, PostButton, Table } from '../../../ui/index.ts';
import { isFor } from '../../request/admit.ts';
import type { ProgrammeVisit } from '../../visit.ts';
import { TABLE_KINDS } from '../list/taking/downloadTable.ts';
import { ROUND_TABLES } from './tables.ts';

/** The workbench's lists of a round, in the order of its work. Once introduced, the partnerships replace the proposals. */
const listsOf = (isPublic: boolean) =>
  ['applications', 'unplaced', isPublic ? 'introduced' : 'proposals', 'partnerships'] as const;

interface File {
  name: string;
  label: string;
  /** The address that answers the file. */
  action: string;
  columns?: ComponentChildren;
}

/** Every table of a round with its columns explained; each can be saved as a file. */
export async function filesPage(visit: ProgrammeVisit, round: Round): Promise<Response> {
  const { ctx, view, programme, brought, path } = visit;
  const { t } = view;
  const of = { programme: programme.id, round: round.id, source: programme.source_locale };
  const isPublic = await isIntroduced(ctx, programme.id, round.id);
  const lists = listsOf(isPublic).flatMap((name): File[] => {
    const page = brought.lists.get(name);
    if (!page?.takes || !isFor(visit, page.audience)) return [];
    const label = t(page.called ?? `workbench.desk.${page.desk}`);
    return [{ name, label, action: path(`/workbench/lists/${name}/table?round=${round.number}`) }];
  });
  const tables = ROUND_TABLES.map((table): File => {
    const items = table.columns(of).map(([column]) => ({
      key: column,
      term: <code dir="ltr">{column}</code>,
      value: t(`files.column.${column}`),
    }));
    return {
      name: table.name,
      label: t(`files.table.${table.name}`),
      action: path(`/workbench/rounds/${round.number}/files/${table.name}`),
      columns: <DefinitionList items={items} />,
    };
  });
  const title = t('files.title');
  const shown = (caption: string, rows: readonly File[]) => (
    <Table
      caption={caption}
      rows={rows}
      rowKey={({ name }) => name}
      columns={[
        { key: 'table', label: t('files.table'), header: true, cell: ({ label }) => label },
        {
          key: 'columns',
          label: t('files.columns'),
          cell: ({ label, columns }) =>
            columns === undefined ? (
              t('files.list-lead')
            ) : (
              <Details
                summary={
                  <>
                    {t('files.columns')}
                    <Of>{label}</Of>
                  </>
                }
              >
                {columns}
              </Details>
            ),
        },
        {
          key: 'take',
          label: t('files.take'),
          cell: ({ label, action }) => (
            <div class="acts">
              {TABLE_KINDS.map((kind) => (
                <PostButton key={kind} action={action} hidden={{ as: kind }}>
                  {t(`table-file.${kind}`)}
                  <Of>{label}</Of>
                </PostButton>
              ))}
            </div>
          ),
        },
      ]}
    />
  );
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
        {shown(t('files.lists'), lists)}
        {shown(t('files.tables'), tables)}
      </>
    ),
  });
}
