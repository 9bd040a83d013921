import { keepColumns } from '../../../rooms/desks/index.ts';
import { Checkbox, Form, Heading, Submit, Table } from '../../../ui/index.ts';
import { get, post, unseen, volunteers } from '../../route.ts';
import type { Route } from '../../route.ts';
import type { PageAnswer, ProgrammeVisit } from '../../visit.ts';

/** Names under which a volunteer's wish to switch off the keys is stored, beside the columns of their lists. */
const OWN = { list: 'keys', quiet: 'quiet' } as const;

/** The keys of the desks in the order of their use, named as on the keyboard. */
const KEYS = [
  ['move', 'j k ↓ ↑'],
  ['open', 'Enter'],
  ['choose', 'x'],
  ['choose-to', 'Shift + x'],
  ['acts', 'a'],
  ['lock', 'l'],
  ['part', 'p'],
  ['next', 'n b'],
  ['none', 'Esc'],
  ['search', '/'],
  ['help', '?'],
] as const;

export const keyRoutes: Route[] = unseen([
  get('/workbench/keys', volunteers, async (visit) => visit.page(await keysPage(visit))),
  post('/workbench/keys', volunteers, async (visit) => {
    const { person, programme } = visit;
    if (!person) return visit.notFound();
    const isQuiet = (await visit.form()).get('everywhere') !== 'yes';
    await keepColumns(visit.ctx, {
      programme: programme.id,
      person: person.id,
      list: OWN.list,
      columns: isQuiet ? [OWN.quiet] : [],
    });
    return visit.redirect(visit.path('/workbench/keys'), 'saved');
  }),
]);

async function keysPage(visit: ProgrammeVisit): Promise<PageAnswer> {
  const { t } = visit.view;
  const isQuiet = visit.aroundDesk?.isQuiet ?? false;
  return {
    title: t('keys.title'),
    workbench: 'none',
    body: (
      <>
        <Heading lead={t('keys.lead')}>{t('keys.title')}</Heading>
        <Table
          caption={t('keys.title')}
          hideCaption
          rows={KEYS}
          rowKey={([key]) => key}
          columns={[
            {
              key: 'key',
              label: t('keys.key'),
              header: true,
              cell: ([, said]) => <kbd dir="ltr">{said}</kbd>,
            },
            { key: 'does', label: t('keys.does'), cell: ([key]) => t(`keys.does.${key}`) },
          ]}
        />
        {visit.person ? (
          <Form action={visit.path('/workbench/keys')}>
            <Checkbox name="everywhere" label={t('keys.everywhere')} checked={!isQuiet} />
            <Submit kind="quiet">{t('keys.save')}</Submit>
          </Form>
        ) : null}
      </>
    ),
  };
}
