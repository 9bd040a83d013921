import { useView } from '../view.ts';

/** A field that no person sees and many programs fill in: a form with words in it was not sent by hand. */
export function Honeypot({ value }: { value: string }) {
  const { t } = useView();
  return (
    <div class="vh" aria-hidden="true">
      <label>
        {t('contact.empty')}{' '}
        <input type="text" name="website" tabindex={-1} autocomplete="off" value={value} />
      </label>
    </div>
  );
}
