import { isolate } from '../../../i18n/translate.ts';
import { isDocument } from '../../../lib/documents/kinds.ts';
import type { Letter, OwnPartnership } from '../../../rooms/partnerships/index.ts';
import { LocalTime, PlainText, fileSize, useView } from '../../../ui/index.ts';
import { NotYetLeft } from './draft.tsx';
import { partnerName } from '../partnerNames.ts';

export function LetterArticle({
  letter,
  own,
  isSparing,
  path,
}: {
  letter: Letter;
  own: OwnPartnership;
  isSparing: boolean;
  path: (path: string) => string;
}) {
  const { t, rich, lang } = useView();
  const at = `/partnership/${own.id}/letters/${letter.id}`;
  const documents = letter.files.filter(({ kind }) => isDocument(kind));
  const pictures = letter.files.filter(({ kind }) => !isDocument(kind));
  const mine = letter.author === own.me.person;
  const author = own.partners.find((partner) => partner.person === letter.author);
  const name = author ? partnerName(author, t) : t('partnership.former');
  return (
    <article class="letter" id={`letter-${letter.id}`}>
      <p class="eyebrow">
        {mine ? t('partnership.letter-by-me') : rich('partnership.letter-by', { name: <bdi>{name}</bdi> })}{' '}
        <LocalTime at={letter.writtenAt} bare />
      </p>
      {letter.gone ? <p>{t('partnership.letter-gone')}</p> : <PlainText text={letter.body} />}
      {pictures.map(({ file, name: title }) => {
        const href = path(`${at}/pictures/${file}`);
        return (
          <p key={file} class="picture">
            <a href={href}>
              {isSparing ? (
                title ? (
                  rich('inbox.picture', { name: <bdi>{title}</bdi> })
                ) : (
                  t('inbox.picture-plain')
                )
              ) : (
                <img
                  src={href}
                  alt={title ? t('inbox.picture', { name: isolate(title) }) : t('inbox.picture-plain')}
                  loading="lazy"
                />
              )}
            </a>
          </p>
        );
      })}
      {documents.length > 0 ? (
        <ul>
          {documents.map(({ file, name: title, octets }) => (
            <li key={file}>
              <a href={path(`${at}/files/${file}`)} download>
                <bdi>{title}</bdi>
              </a>{' '}
              ({fileSize(lang, octets)})
            </li>
          ))}
        </ul>
      ) : null}
      {mine && letter.leavesAt ? (
        <NotYetLeft own={own} letter={letter.id} leavesAt={letter.leavesAt} path={path} />
      ) : null}
      {letter.hasMore ? (
        <p>
          <a href={path(at)}>{t('partnership.letter-whole')}</a>
        </p>
      ) : null}
    </article>
  );
}
