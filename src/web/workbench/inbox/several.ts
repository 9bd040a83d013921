import { threadsFound, withWhom } from '../../../rooms/inbox/index.ts';
import { volunteersOf } from '../../../rooms/people/index.ts';
import type { KeysOf } from '../../../i18n/locales.ts';
import type { Option, View } from '../../../ui/index.ts';
import type { ProgrammeVisit } from '../../visit.ts';
import type { Several } from '../list/several/acts.ts';
import { threadsAsked } from './asked.ts';
import { threadName } from './columns.tsx';
import { readers, scopeOf } from './scope.ts';

const refused = ({ t }: View, reason: string): string =>
  t(`inbox.refused.${reason as KeysOf<'inbox.refused'>}`);

/** Volunteers who read an inbox, and the choice of nobody. A volunteer does not get a conversation that they may not see. */
async function hands({ ctx, programme, view }: ProgrammeVisit): Promise<readonly Option[]> {
  const all = await volunteersOf(ctx, programme.id);
  const reading = all.filter(({ role }) => readers.volunteer.includes(role));
  const people = new Map(reading.map(({ person, name, address }) => [person, name || address]));
  return [
    ...[...people].map(([id, label]) => ({ value: String(id), label })),
    { value: '0', label: view.t('inbox.nobody') },
  ];
}

/** Acts on several conversations at once, as on the page of each. */
export const severalThreads: Several = {
  record: '/workbench/inbox',
  // A number typed into an address names a person only to readers of that conversation.
  subject: async (visit, numbers) => {
    const whom = await withWhom(visit.ctx, visit.programme.id, scopeOf(visit), numbers);
    return (id) => {
      const person = whom.get(id);
      return person ? threadName(visit.view, { person }) : '';
    };
  },
  seesAll: (visit) => scopeOf(visit).all,
  acts: ({ t }) => [
    {
      key: 'hand',
      kind: 'threads-assigned',
      audience: readers,
      lead: t('inbox.hand-lead'),
      choice: { label: t('inbox.hands'), options: hands },
      refused,
    },
    { key: 'settle', kind: 'threads-closed', audience: readers, refused },
    { key: 'reopen', kind: 'threads-reopened', audience: readers, refused },
  ],
  found: (visit, url, most) => {
    const { scope, filter } = threadsAsked(visit, url);
    return threadsFound(visit.ctx, visit.programme.id, scope, filter, most);
  },
};
