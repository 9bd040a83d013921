import { Parser } from 'htmlparser2';
import type { MailLine, Origin } from './lines.ts';
import { lineWriter } from './lineWriter.ts';

/** Elements that begin on a line of their own. */
const BLOCKS = new Set(
  (
    'address article aside blockquote body center dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 ' +
    'header hr html li main nav ol p pre section summary table tbody tfoot thead tr ul includetail'
  ).split(' '),
);

/** Those elements that an empty line sets apart. */
const APART = new Set(['p', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'ul', 'ol', 'pre', 'table']);

const UNREAD = new Set(['style', 'script', 'head', 'title', 'template', 'noscript', 'svg', 'math', 'object']);

/** More levels than any mail program nests; beyond this, only the text is taken. */
const DEEPEST = 300;

const CHUNK = 4096;

interface Open {
  name: string;
  origin: Origin;
  pre: boolean;
  unread: boolean;
  href: string;
}

/** The lines of an HTML part, with quotes and signatures marked as the mail program marked them. Takes linear time for any input. */
export function linesOfHtml(html: string): MailLine[] {
  const writer = lineWriter();
  const open: Open[] = [{ name: '', origin: 'plain', pre: false, unread: false, href: '' }];
  const top = (): Open => open.at(-1) as Open;
  let words = '';

  const parser = new Parser(
    {
      onopentag(name, attributes) {
        if (name === 'br') return writer.end();
        if (name === 'img') return writer.write(attributes['alt'] ?? '', top().origin, false);
        if (name === 'td' || name === 'th') writer.write(' ', top().origin, false);
        if (BLOCKS.has(name)) writer.block(APART.has(name));
        if (cuts(name, attributes) && !top().unread) writer.cut();
        open.push(openedBy(name, attributes, top()));
        if (name === 'li') writer.write('* ', top().origin, false);
        if (name === 'a') words = '';
      },
      ontext(text) {
        const { origin, pre, unread } = top();
        if (unread) return;
        if (words.length < 600) words += text;
        writer.write(text, origin, pre);
      },
      onclosetag(name) {
        if (name === 'br' || name === 'img') return;
        const closed = top();
        if (open.length < 2 || closed.name !== name) return;
        if (name === 'a' && isOwnLink(closed.href, words))
          writer.write(` (${closed.href})`, closed.origin, false);
        open.pop();
        if (BLOCKS.has(name)) writer.block(APART.has(name));
      },
    },
    { decodeEntities: true },
  );
  for (let at = 0; at < html.length; at += CHUNK) {
    parser.write(html.slice(at, at + CHUNK));
    if (open.length < DEEPEST) continue;
    writer.write(html.slice(at + CHUNK).replace(/<[^<>]*>/g, ' '), 'plain', true);
    return writer.lines();
  }
  parser.end();
  return writer.lines();
}

/** An HTML part as plain text, with quoted lines marked by ">". */
export function textOfHtml(html: string): string {
  return linesOfHtml(html)
    .filter((line) => line.origin !== 'cut')
    .map((line) => (line.origin === 'quoted' ? `> ${line.raw}` : line.raw))
    .join('\n')
    .trim();
}

type Attributes = Readonly<Record<string, string>>;

function openedBy(name: string, attributes: Attributes, parent: Open): Open {
  const marked = `${attributes['class'] ?? ''} ${attributes['id'] ?? ''}`;
  let { origin } = parent;
  if (name === 'blockquote') origin = 'quoted';
  else if (origin === 'plain' && isSignature(marked, attributes)) origin = 'signature';
  return {
    name,
    origin,
    pre: parent.pre || name === 'pre',
    unread: parent.unread || UNREAD.has(name),
    href: attributes['href'] ?? '',
  };
}

const isSignature = (marked: string, attributes: Attributes): boolean =>
  /(?:gmail|moz|protonmail)[_-]signature|(?:^|\s)(?:ms-outlook-mobile-|outlook-mobile-)?signature(?:\s|$)/i.test(
    marked,
  ) || attributes['data-smartmail'] === 'gmail_signature';

/** Whether an element is a mark with which Outlook, Yahoo, Zoho or QQ begins an older mail without a quote around it. */
function cuts(name: string, attributes: Attributes): boolean {
  const marked = `${attributes['class'] ?? ''} ${attributes['id'] ?? ''}`;
  return (
    name === 'includetail' ||
    /\b(?:divRplyFwdMsg|appendonsend|mail-editor-reference-message-container|yahoo_quoted|zmail_extra|OLK_SRC_BODY_SECTION)\b/.test(
      marked,
    )
  );
}

/** Adds the address of a link when its words do not show it: the person wrote it, too. */
const isOwnLink = (href: string, words: string): boolean =>
  /^https?:/i.test(href) && href.length < 500 && !words.includes(href.replace(/^https?:\/\/|\/$/gi, ''));
