import { DOCUMENT_ENDINGS } from '../../../lib/documents/kinds.ts';
import { FILES_IN_WORDS, Field, controlProps, useView } from '../../../ui/index.ts';

/** Only a help in choosing: what comes is looked at. */
const ACCEPTED = [
  'image/jpeg,image/png,image/gif,image/webp',
  ...DOCUMENT_ENDINGS.map((ending) => `.${ending}`),
].join(',');

/** Pictures and documents that go along with a letter. */
export function FilesField({ error }: { error: string | undefined }) {
  const { t } = useView();
  const files = {
    name: 'file',
    label: t('partnership.files'),
    help: t('partnership.files-help', FILES_IN_WORDS),
    error,
  };
  return (
    <Field {...files}>
      <input {...controlProps(files)} type="file" multiple accept={ACCEPTED} />
    </Field>
  );
}
