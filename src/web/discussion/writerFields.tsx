import { LIMITS } from '../../rooms/discussion/index.ts';
import { Checkbox, TextField, useView } from '../../ui/index.ts';
import type { CommentDraft } from './form.tsx';

/** The field for the name that signs public words. A known writer's name may be a pseudonym, kept apart from all else of theirs. */
export function NameField({ draft, isKnown }: { draft: CommentDraft; isKnown: boolean }) {
  const { t } = useView();
  return (
    <>
      <TextField
        name="name"
        label={t('discussion.name')}
        help={t('discussion.name-help')}
        required
        autocomplete="nickname"
        value={draft.name}
        maxLength={LIMITS.name}
        error={draft.errors['name']}
      />
      {isKnown ? (
        <Checkbox
          name="pseudonym"
          label={t('discussion.pseudonym')}
          help={t('discussion.pseudonym-help')}
          checked={draft.pseudonym}
        />
      ) : null}
    </>
  );
}

/** The field for the address of an unknown writer. */
export function AddressField({ draft, path }: { draft: CommentDraft; path: (path: string) => string }) {
  const { t, rich } = useView();
  return (
    <TextField
      name="address"
      type="email"
      label={t('contact.address')}
      help={rich('discussion.address-help', {
        sign: (words) => <a href={path('/sign-in')}>{words}</a>,
      })}
      required
      autocomplete="email"
      value={draft.address}
      error={draft.errors['address']}
    />
  );
}
