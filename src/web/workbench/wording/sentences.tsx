import type { ComponentChildren } from 'preact';
import { catalogueOf, direction } from '../../../i18n/locales.ts';
import type { KeysOf, MessageKey } from '../../../i18n/locales.ts';
import { placeholdersOf } from '../../../i18n/checkWording.ts';
import type { MailKind } from '../../../rooms/kinds.ts';
import { TextArea, useView } from '../../../ui/index.ts';
import type { View } from '../../../ui/index.ts';
import { listed } from '../../../i18n/intl.ts';
import { kindName } from '../outbox/acts.tsx';
import type { NamedPart } from './layout.ts';

type Placeholder = KeysOf<'wording.placeholder'>;

/** The name of a sentence, by the part of the mail that it forms: "Subject", "Paragraph 2". */
export function partName({ t }: Pick<View, 't'>, { part, number }: NamedPart): string {
  const name = t(`wording.part.${part}`);
  return number === null ? name : t('wording.numbered', { part: name, n: number });
}

/**
 * A field for each sentence, in the order of the mail, with its placeholders and, if the words are the programme's own, the standard words.
 */
export function Sentences(props: {
  parts: readonly NamedPart[];
  locale: string;
  texts: ReadonlyMap<string, string>;
  messages: ReadonlyMap<MessageKey, string>;
  /** The present words, when somebody else saved others meanwhile. */
  now: ReadonlyMap<string, string>;
  /** The other mails with the same sentence. */
  shared: ReadonlyMap<MessageKey, readonly MailKind[]>;
}) {
  const view = useView();
  const { locale, texts } = props;
  return (
    <>
      {props.parts.map((named) => {
        const { key } = named;
        const standard = catalogueOf(locale)[key] ?? '';
        const text = texts.get(key) ?? '';
        return (
          <TextArea
            key={key}
            name={key}
            label={partName(view, named)}
            help={notes(view, {
              standard,
              isOwn: text.trim() !== standard,
              now: props.now.get(key),
              others: props.shared.get(key) ?? [],
              locale,
            })}
            value={text}
            rows={text.length > 160 ? 5 : text.length > 70 ? 3 : 2}
            lang={locale}
            dir={direction(locale)}
            error={props.messages.get(key)}
            required
          />
        );
      })}
    </>
  );
}

interface Noted {
  standard: string;
  isOwn: boolean;
  now: string | undefined;
  others: readonly MailKind[];
  locale: string;
}

/** The most other mails with the same sentence that are named. */
const NAMED = 3;

/** Notes below a sentence: its standard words if they differ, other mails with it, and its placeholders; null without any. */
function notes(view: View, { standard, isOwn, now, others, locale }: Noted): ComponentChildren {
  const { t, rich } = view;
  const quote = (text: string) => (
    <q lang={locale} dir={direction(locale)}>
      {text}
    </q>
  );
  const lines = [
    ...(now === undefined ? [] : [<strong key="now">{rich('wording.now', { text: quote(now) })}</strong>]),
    ...(isOwn ? [<span key="own">{rich('wording.as-delivered', { text: quote(standard) })}</span>] : []),
    ...(others.length === 0
      ? []
      : [
          <span key="shared">
            {others.length > NAMED
              ? t('wording.also-many', { count: others.length })
              : t('wording.also-in', {
                  kinds: listed(
                    view.lang,
                    others.map((kind) => kindName(view, kind)),
                  ),
                })}
          </span>,
        ]),
    ...placeholdersOf(standard).map((name) => <Explained key={name} name={name} />),
  ];
  return lines.length === 0
    ? undefined
    : lines.flatMap((line, at) => (at === 0 ? [line] : [<br key={`br-${at}`} />, line]));
}

/** A placeholder, and what is filled in for it. */
function Explained({ name }: { name: string }) {
  const { t, rich } = useView();
  const code = <code dir="ltr">{`{${name}}`}</code>;
  const known = `wording.placeholder.${name}` as const;
  return isExplained(name) ? (
    <span>
      {rich('ui.labelled', { label: code, value: t(known as `wording.placeholder.${Placeholder}`) })}
    </span>
  ) : (
    code
  );
}

/** Whether the catalogue explains a placeholder. */
export const isExplained = (name: string): name is Placeholder =>
  catalogueOf('en')[`wording.placeholder.${name}` as MessageKey] !== undefined;
