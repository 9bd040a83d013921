import { CONSENT_KINDS } from '../../rooms/people/index.ts';
import type { ConsentKind } from '../../rooms/people/index.ts';
import { Checkbox, useView } from '../../ui/index.ts';

/** The consents that a person still has to give, each its own box. */
export function ConsentFields({
  kinds,
  given,
  errors,
  path,
}: {
  kinds: readonly ConsentKind[];
  /** Ticked already, in a form that came back. */
  given: ReadonlySet<ConsentKind>;
  /** Whether those left out are said to be missing. */
  errors: boolean;
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
          checked={given.has(kind)}
          error={errors && !given.has(kind) ? t('apply.consent.needed') : undefined}
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
