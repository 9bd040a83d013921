import type { ForeseenEnd, ListedPartnership } from '../../../rooms/partnerships/index.ts';
import { CheckboxGroup, Form, Submit } from '../../../ui/index.ts';
import type { ProgrammeVisit } from '../../visit.ts';
import { memberName } from './partnershipNames.ts';

/** Ends the partnership. Members who would get another partner, as `end` foresees it, get one unless the volunteer chooses otherwise. */
export function End({
  visit,
  found,
  end,
  query,
}: {
  visit: ProgrammeVisit;
  found: ListedPartnership;
  end: ForeseenEnd;
  /** The query of the list beside the partnership. */
  query: string;
}) {
  const { t } = visit.view;
  const present = found.members.filter((member) => member.leftAt === null);
  return (
    <section class="off-paper" aria-labelledby="end">
      <h2 id="end">{t('partnerships.end-title')}</h2>
      <p>{t('partnerships.end-lead')}</p>
      <Form action={visit.path(`/workbench/partnerships/${found.id}/end${query}`)}>
        <CheckboxGroup
          name="another"
          label={t('partnerships.end-another')}
          help={t('partnerships.end-another-help')}
          value={end.another.map(String)}
          choices={present.map((member) => ({
            value: String(member.person),
            label: <bdi>{memberName(member, t)}</bdi>,
          }))}
        />
        <Submit kind="grave">{t('partnerships.end-button')}</Submit>
      </Form>
    </section>
  );
}
