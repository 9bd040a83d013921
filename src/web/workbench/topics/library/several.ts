import type { KeysOf } from '../../../../i18n/locales.ts';
import type { Foreseen } from '../../../../rooms/applications/index.ts';
import { roundName } from '../../../../rooms/programmes/index.ts';
import { checkTopic, draftOf, topicsListed, topicsOfRound } from '../../../../rooms/topics/index.ts';
import type { View } from '../../../../ui/index.ts';
import { editors } from '../../../route.ts';
import type { ProgrammeVisit } from '../../../visit.ts';
import type { EachAct, Several } from '../../list/several/acts.ts';
import { plannedRounds, topicsAsked } from './asked.ts';

const refused = ({ t }: View, reason: string): string =>
  t(`topics.error.${reason as KeysOf<'topics.error'>}`);

/** Acts of editors on several topics in the plan of a round, as on the page of each. */
export const severalTopics: Several = {
  record: '/workbench/topics',
  subject: 'topic',
  acts: ({ t }) => {
    const choice: EachAct['choice'] = {
      label: t('topics.search-round'),
      options: async (visit, query) => {
        const { rounds } = await plannedRounds(visit);
        const first = rounds.findIndex(({ number }) => String(number) === query.get('round'));
        return [...rounds.slice(Math.max(0, first)), ...rounds.slice(0, Math.max(0, first))].map((one) => ({
          value: String(one.id),
          label: roundName(one, visit.view, visit.programme.source_locale),
        }));
      },
      none: t('rounds.desk.none'),
    };
    const all = { audience: editors, choice, refused };
    return [
      { key: 'plan', kind: 'topics-scheduled', ...all },
      {
        key: 'let-out',
        kind: 'topics-approved',
        lead: t('topics.several.let-out'),
        stays: publicAtOnce,
        ...all,
      },
      { key: 'keep-in', kind: 'topics-disapproved', ...all },
      { key: 'unplan', kind: 'topics-unscheduled', ...all },
    ];
  },
  found: async (visit, url, most) => {
    const { rounds } = await plannedRounds(visit);
    const { filter } = topicsAsked(visit, { rounds, round: null, planned: [] }, url);
    return topicsListed(visit.ctx, visit.programme.id, filter, most);
  },
};

/** Counts topics that an approval would now publish at once, since their day is past: that cannot be undone. */
async function publicAtOnce(
  visit: ProgrammeVisit,
  topics: readonly number[],
  round: string,
): Promise<Foreseen> {
  const { ctx, programme } = visit;
  const plan = await topicsOfRound(ctx, programme.id, Number(round));
  const late = new Set(
    plan
      .filter(({ topic, approvedAt, dueAt }) => {
        const isLate = approvedAt === null && dueAt <= ctx.clock.now();
        return isLate && checkTopic(draftOf(topic)).length === 0;
      })
      .map(({ topic }) => topic.id),
  );
  const count = topics.filter((id) => late.has(id)).length;
  return new Map(count > 0 ? [['day-has-come', count]] : []);
}
