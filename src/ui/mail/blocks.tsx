import type { ComponentChildren } from 'preact';
import { direction } from '../../i18n/locales.ts';
import { safeHref } from '../href.ts';
import { useLook } from './look.ts';

/** A link in a mail: an address, or the placeholder that becomes one when the mail leaves. */
function mailHref(href: string): string {
  return /^%%link:[a-z-]+:[^%\s<>"]*%%$/.test(href) ? href : safeHref(href);
}

/** Marks a text whose language differs from the mail's. */
const inLanguage = (lang: string | undefined) => (lang ? { lang, dir: direction(lang) } : {});

type Written = { children: ComponentChildren; lang?: string | undefined };

export function MailTitle({ children, lang }: Written) {
  return (
    <h1 class="title" style={useLook().title} {...inLanguage(lang)}>
      {children}
    </h1>
  );
}

export function MailText({ children, lang }: Written) {
  return (
    <p style={useLook().text} {...inLanguage(lang)}>
      {children}
    </p>
  );
}

/** The one thing to do. The text part shows the address, too. */
export function MailButton({ href, children }: { href: string; children: ComponentChildren }) {
  return (
    <p style={useLook().action}>
      <a class="go" style={useLook().button} href={mailHref(href)}>
        {children}
      </a>
    </p>
  );
}

export function MailLink({ href, children }: { href: string; children: ComponentChildren }) {
  return (
    <a class="link" style={useLook().link} href={mailHref(href)}>
      {children}
    </a>
  );
}

/** Items, such as a topic's questions; numbered if `ordered`. */
export function MailList({
  items,
  ordered,
  lang,
}: {
  items: readonly ComponentChildren[];
  ordered?: boolean | undefined;
  lang?: string | undefined;
}) {
  const lines = items.map((item, index) => (
    <li key={index} style={useLook().item}>
      {item}
    </li>
  ));
  return ordered ? (
    <ol style={useLook().list} {...inLanguage(lang)}>
      {lines}
    </ol>
  ) : (
    <ul style={useLook().list} {...inLanguage(lang)}>
      {lines}
    </ul>
  );
}

/** Words of another person, line breaks kept. */
export function MailQuote({ children }: { children: string }) {
  return (
    <blockquote class="line" style={useLook().quote} dir="auto">
      {children}
    </blockquote>
  );
}

export interface MailTime {
  key: string;
  /** A person or a place, or what happens next. */
  label: ComponentChildren;
  value: ComponentChildren;
}

/** Times beside each other: the two clocks of a pair, or the dates of a round. Values are finished texts. */
export function MailTimes({ items }: { items: readonly MailTime[] }) {
  return (
    <table style={useLook().times}>
      <tbody>
        {items.map((item) => (
          <tr key={item.key}>
            <th scope="row" class="line" style={useLook().timesName}>
              {item.label}
            </th>
            <td class="line" style={useLook().timesValue}>
              {item.value}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
