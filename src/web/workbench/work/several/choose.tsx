import { openMatters } from '../../../../rooms/matters/index.ts';
import type { Matter } from '../../../../rooms/matters/index.ts';
import {
  Bdi,
  Button,
  CheckboxGroup,
  ErrorSummary,
  Form,
  FormActions,
  Heading,
  RadioGroup,
} from '../../../../ui/index.ts';
import type { ProgrammeVisit } from '../../../visit.ts';
import { subjectNames } from '../../log/subjects.ts';
import { actScope } from '../kinds.ts';
import { idsIn } from './ids.ts';
import { actsFor, groupsOf } from './groups.ts';
import type { Act, Group } from './groups.ts';

/** The page to choose some matters of a group and an act. It leads on to a page that counts the act before it is done. */
export async function chooseSeveral(visit: ProgrammeVisit): Promise<Response> {
  const { ctx, programme, url } = visit;
  const groups = groupsOf(visit, await openMatters(ctx, programme.id, actScope(visit, 'end')));
  const group = groups.find(({ key }) => key === url.searchParams.get('group'));
  if (!group) return visit.redirect(visit.path('/workbench'));
  const act = actsFor(visit, group.kind).find((one) => one === url.searchParams.get('act'));
  const asked = url.searchParams.has('all') ? group.matters.map(({ id }) => id) : idsIn(url, 'matter');
  const chosen = group.matters.filter(({ id }) => asked.includes(id));
  if (act && chosen.length > 0) return visit.redirect(visit.path(nextPage(act, chosen)));
  return page(visit, group, { act: act ?? group.suggests, isNone: act !== undefined });
}

const PAGES = { write: 'words', another: 'ends' } as const;

/** The page that counts what an act would do. */
function nextPage(act: Act, chosen: readonly Matter[]): string {
  const pairs = chosen.map(({ subject }) => subject.id).join(',');
  if (act === 'close') return `/workbench/matters/closing?matters=${chosen.map(({ id }) => id).join(',')}`;
  if (act === 'remind') return `/workbench/lists/partnerships/several?act=remind&chosen=${pairs}`;
  return `/workbench/partnerships/${PAGES[act]}?pairs=${pairs}`;
}

async function page(
  visit: ProgrammeVisit,
  group: Group,
  { act, isNone }: { act: Act; isNone: boolean },
): Promise<Response> {
  const { t } = visit.view;
  const names = await subjectNames(visit, group.matters);
  const acts = actsFor(visit, group.kind);
  const none = isNone ? t('work.several.none') : undefined;
  return visit.page({
    title: t(`matter.${group.kind}`),
    workbench: 'work',
    status: isNone ? 422 : 200,
    body: (
      <>
        <Heading lead={t('work.several.lead')}>{t(`matter.${group.kind}`)}</Heading>
        <ErrorSummary errors={none ? [{ name: 'matter', message: none }] : []} />
        <Form
          action={visit.path('/workbench/matters/several')}
          method="get"
          hidden={{ group: group.key, ...(acts.length > 1 ? {} : { act: acts[0] }) }}
        >
          <CheckboxGroup
            name="matter"
            label={t('work.several.which')}
            error={none}
            required
            choices={group.matters.map(({ id, subject }) => ({
              value: String(id),
              label: <Bdi>{names(subject) || t('log.former')}</Bdi>,
            }))}
          />
          {acts.length > 1 ? (
            <RadioGroup
              name="act"
              label={t('work.several.what')}
              value={act}
              required
              choices={acts.map((one) => ({ value: one, label: t(`work.several.${one}`) }))}
            />
          ) : null}
          <FormActions>
            <Button>{t('work.several.chosen')}</Button>
            <Button kind="quiet" name="all" value="yes">
              {t('work.several.all', { count: group.matters.length })}
            </Button>
          </FormActions>
        </Form>
      </>
    ),
  });
}
