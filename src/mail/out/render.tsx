import type { View } from '../../ui/index.ts';
import {
  MailButton,
  MailLink,
  MailList,
  MailQuote,
  MailShell,
  MailText,
  MailTimes,
  MailTitle,
  renderMail,
} from '../../ui/mail/index.ts';
import { colonOf } from '../../i18n/typeset.ts';
import type { Programme } from '../../rooms/programmes/index.ts';
import type { Block, MailContent } from './define.ts';
import { mailLook } from './look.ts';
import { WIDTH, wrap } from './wrap.ts';

/** The foot of a mail: why it came, and the link that stops this kind (absent when there is none). */
export interface Foot {
  why: string;
  stop?: { label: string; href: string };
}

/** The mail as plain text, in lines of at most 76 columns, except for longer addresses. */
export function renderText(content: MailContent, foot: Foot, locale: string): string {
  const colon = colonOf(locale);
  const parts = content.blocks.map((block) => textOf(block, colon));
  const end = ['-- ', wrap(foot.why), ...(foot.stop ? [foot.stop.href] : [])].join('\n');
  return `${[...parts, end].join('\n\n')}\n`;
}

export function renderHtml(
  content: MailContent,
  foot: Foot,
  view: View,
  programme: Pick<Programme, 'name' | 'look'>,
): string {
  return renderMail(
    view,
    <MailShell
      subject={content.subject}
      programme={programme.name}
      preview={content.preview}
      footer={
        <>
          {foot.why} {foot.stop ? <MailLink href={foot.stop.href}>{foot.stop.label}</MailLink> : null}
        </>
      }
    >
      {content.blocks.map((block, index) => (
        <HtmlBlock key={index} block={block} subject={content.subject} />
      ))}
    </MailShell>,
    mailLook(programme),
  );
}

function textOf(block: Block, colon: string): string {
  if ('p' in block)
    return block.p
      .split('\n')
      .map((line) => wrap(line))
      .join('\n');
  if ('heading' in block)
    return `${wrap(block.heading)}\n${'-'.repeat(Math.min(WIDTH, [...block.heading].length))}`;
  if ('button' in block) return `${wrap(block.button + colon)}\n${block.href}`;
  if ('link' in block)
    return block.link === block.href ? block.href : `${wrap(block.link + colon)}\n${block.href}`;
  if ('list' in block)
    return block.list
      .map((item, index) => {
        const mark = block.ordered ? `${index + 1}. ` : '* ';
        return wrap(item, mark, ' '.repeat(mark.length));
      })
      .join('\n');
  if ('letter' in block) return block.letter;
  if ('quote' in block) {
    const lines = block.quote.split('\n').map((line) => wrap(line, '> ', '> '));
    return [...(block.from ? [wrap(block.from)] : []), ...lines].join('\n');
  }
  return block.times.map(({ label, value }) => wrap(`${label}${colon} ${value}`, '* ', '  ')).join('\n');
}

/** Turns a link to a reply address of the reader's into one that opens an answer in their mail program. */
function hrefOf(href: string, subject: string): string {
  if (!href.startsWith('%%reply:')) return href;
  const words = subject.replaceAll(/[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu, '').toWellFormed();
  return `mailto:${href}?subject=${encodeURIComponent(`Re: ${words}`)}`;
}

function HtmlBlock({ block, subject }: { block: Block; subject: string }) {
  if ('p' in block) {
    const lines = block.p.split('\n');
    return (
      <MailText lang={block.lang}>
        {lines.flatMap((line, index) => (index === 0 ? [line] : [<br key={index} />, line]))}
      </MailText>
    );
  }
  if ('heading' in block) return <MailTitle lang={block.lang}>{block.heading}</MailTitle>;
  if ('button' in block) return <MailButton href={block.href}>{block.button}</MailButton>;
  if ('link' in block)
    return (
      <MailText lang={block.lang}>
        <MailLink href={hrefOf(block.href, subject)}>{block.link}</MailLink>
      </MailText>
    );
  if ('list' in block) return <MailList items={block.list} ordered={block.ordered} lang={block.lang} />;
  if ('letter' in block) return <MailQuote>{block.letter}</MailQuote>;
  if ('quote' in block)
    return (
      <>
        {block.from ? <MailText>{block.from}</MailText> : null}
        <MailQuote>{block.quote}</MailQuote>
      </>
    );
  return <MailTimes items={block.times.map((time, index) => ({ key: String(index), ...time }))} />;
}
