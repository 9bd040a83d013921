import { SEVERITIES } from '../../../rooms/partnerships/index.ts';
import type { Letter, OwnPartnership, Severity } from '../../../rooms/partnerships/index.ts';
import { isolate } from '../../../i18n/translate.ts';
import { Checkbox, CheckboxGroup, LocalDay, RadioGroup, useView } from '../../../ui/index.ts';
import { partnerName, partnerNames } from '../partnerNames.ts';

/** Characters of a letter that are enough to recognise it. */
const BEGINNING = 120;

export function Severities({ value }: { value: Severity }) {
  const { t } = useView();
  return (
    <RadioGroup
      name="severity"
      label={t('partnership.concern.severity')}
      required
      value={value}
      choices={SEVERITIES.map((severity) => ({ value: severity, label: t(`concern.severity.${severity}`) }))}
    />
  );
}

/** The letters, each with its beginning. The readers of the concern see only the picked ones. */
export function Passages({
  own,
  letters,
  chosen,
}: {
  own: OwnPartnership;
  letters: readonly Letter[];
  chosen: readonly number[];
}) {
  const { t, rich } = useView();
  if (letters.length === 0) return null;
  const named = (author: number | null): string => {
    if (author === own.me.person) return t('partnership.you');
    const partner = own.partners.find(({ person }) => person === author);
    return partner ? partnerName(partner, t) : t('partnership.former');
  };
  return (
    <CheckboxGroup
      name="passages"
      label={t('partnership.concern.passages')}
      help={t('partnership.concern.passages-help')}
      value={chosen.map(String)}
      choices={letters.map(({ id, author, body, files, writtenAt }) => ({
        value: String(id),
        label: rich('partnerships.concern-passage-by', {
          name: <bdi>{named(author)}</bdi>,
          date: <LocalDay at={writtenAt} />,
        }),
        help: (
          <span dir="auto">
            {beginningOf(body || files.map(({ name }) => name || t('inbox.picture-plain')).join(', '))}
          </span>
        ),
      }))}
    />
  );
}

function beginningOf(body: string): string {
  const all = [...body.replaceAll(/\s+/gu, ' ')];
  return all.length > BEGINNING ? `${all.slice(0, BEGINNING).join('')}…` : all.join('');
}

export function NoContact({ own, checked }: { own: OwnPartnership; checked: boolean }) {
  const view = useView();
  const { t } = view;
  return (
    <Checkbox
      name="apart"
      label={t('partnership.concern.apart')}
      help={t(
        own.partners.length > 1 ? 'partnership.concern.apart-help-many' : 'partnership.concern.apart-help',
        { names: isolate(partnerNames(own.partners, view)) },
      )}
      checked={checked}
    />
  );
}
