import { DOCUMENT_ENDINGS } from '../../../lib/documents/kinds.ts';
import { FILES_IN_WORDS, Field, controlProps, useView } from '../../../ui/index.ts';

/** The types only help in choosing: the server looks at each file. */
const ACCEPTED = [
  'image/jpeg,image/png,image/gif,image/webp',
  ...DOCUMENT_ENDINGS.map((ending) => `.${ending}`),
].join(',');

/** The field for pictures and documents that go with a letter. */
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
