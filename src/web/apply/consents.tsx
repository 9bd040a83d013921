import { CONSENT_KINDS } from '../../rooms/people/index.ts';
import type { ConsentKind } from '../../rooms/people/index.ts';
import { Checkbox, ErrorSummary, useView } from '../../ui/index.ts';

/** The ticked boxes of a form that came back. */
export interface PostedConsents {
  given: ReadonlySet<ConsentKind>;
}

/** Names the missing consents above a form that came back. */
export function MissingConsents({
  kinds,
  posted,
}: {
  kinds: readonly ConsentKind[];
  posted: PostedConsents | undefined;
}) {
  const { t, rich } = useView();
  const missing = posted ? kinds.filter((kind) => !posted.given.has(kind)) : [];
  return (
    <ErrorSummary
      errors={missing.map((kind) => ({
        name: kind,
        label: rich(`apply.consent.${kind}`, { link: (chunks) => chunks }),
        message: t('apply.consent.needed'),
      }))}
    />
  );
}

/** The consents that a person still has to give, each its own box. */
export function ConsentFields({
  kinds,
  posted,
  path,
}: {
  kinds: readonly ConsentKind[];
  /** The consents of a form that came back: those left out are marked as missing. */
  posted: PostedConsents | undefined;
  path: (path: string) => string;
}) {
  const { t, rich } = useView();
  return (
    <>
      {kinds.map((kind) => (
        <Checkbox
          key={kind}
          name={kind}
          required
          checked={posted?.given.has(kind)}
          error={posted && !posted.given.has(kind) ? t('apply.consent.needed') : undefined}
          label={
            kind === 'adult'
              ? t('apply.consent.adult')
              : rich(`apply.consent.${kind}`, {
                  link: (chunks) => (
                    <a href={path(`/${kind}`)} target="_blank">
                      {chunks}
                    </a>
                  ),
                })
          }
        />
      ))}
    </>
  );
}

/** The boxes ticked in a posted form. */
export function readConsents(form: URLSearchParams): Set<ConsentKind> {
  return new Set(CONSENT_KINDS.filter((kind) => form.get(kind) === 'yes'));
}
