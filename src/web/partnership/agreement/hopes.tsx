import { LIMITS } from '../../../rooms/partnerships/index.ts';
import type { AgreementVersion, OwnPartnership } from '../../../rooms/partnerships/index.ts';
import { PlainText, TextArea, useView } from '../../../ui/index.ts';
import { partnerName } from '../partnerNames.ts';

/** Each member's hopes, in their own words. */
export function Hopes({ own, version }: { own: OwnPartnership; version: AgreementVersion }) {
  const { t, rich } = useView();
  const said = version.sides.filter(({ hopes }) => hopes !== '');
  return (
    <>
      {said.map(({ person, hopes }) => {
        const partner = own.partners.find((one) => one.person === person);
        if (!partner && person !== own.me.person) return null;
        return (
          <div key={person}>
            <p>
              {partner
                ? rich('agreement.hopes-of', { name: <bdi>{partnerName(partner, t)}</bdi> })
                : t('agreement.hopes-mine')}
            </p>
            <blockquote dir="auto">
              <PlainText text={hopes} />
            </blockquote>
          </div>
        );
      })}
    </>
  );
}

/** The field for the reader's own hopes. */
export function HopesField({ value, error }: { value: string; error?: string | undefined }) {
  const { t } = useView();
  return (
    <TextArea
      name="hopes"
      label={t('agreement.hopes')}
      help={t('agreement.hopes-help')}
      value={value}
      maxLength={LIMITS.hopes}
      error={error}
      rows={3}
    />
  );
}
