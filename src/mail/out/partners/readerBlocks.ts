import { isolate } from '../../../i18n/translate.ts';
import type { ConcernReaders } from '../../../rooms/partnerships/index.ts';
import type { Block, MailTools } from '../define.ts';

/** The readers of a concern, in the words of the page: no programme can change these words. */
export function readerBlocks({ t, locale }: MailTools, { volunteers, operators }: ConcernReaders): Block[] {
  const both = new Intl.ListFormat(locale, { type: 'conjunction' });
  if (volunteers.length > 0)
    return [
      { p: t('concern.readers.volunteers') },
      {
        list: volunteers.map(({ name, roles }) =>
          t('concern.readers.line', {
            name: isolate(name || t('concern.readers.nameless')),
            roles: both.format(roles.map((role) => t(`role.${role}`))),
          }),
        ),
      },
      { p: t('concern.readers.later') },
    ];
  if (operators.length > 0)
    return [
      { p: t('concern.readers.operators') },
      { list: operators.map(({ name }) => (name ? isolate(name) : t('concern.readers.operator'))) },
      { p: t('concern.readers.later') },
    ];
  return [{ p: t('concern.readers.nobody') }, { p: t('concern.readers.help') }];
}
