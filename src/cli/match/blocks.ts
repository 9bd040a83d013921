/** A report as data, so that it is written once and drawn as HTML or as Markdown. */
export type Block =
  | { kind: 'heading'; text: string }
  | { kind: 'text'; text: string }
  | { kind: 'table'; caption: string; head: string[]; rows: string[][] }
  | { kind: 'bars'; caption: string; bars: { label: string; value: number }[] };

export interface Report {
  title: string;
  blocks: Block[];
}

const STYLE = `body{font:16px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:64rem;padding:0 1rem;color:#1d2430;background:#fff}
table{border-collapse:collapse;width:100%;margin:1rem 0}caption,figcaption{text-align:start;font-weight:600}
th,td{border-bottom:1px solid #c8cfd9;padding:.3rem .5rem;text-align:start;vertical-align:top}figure{margin:1rem 0}
section{overflow-x:auto}
@media (prefers-color-scheme:dark){body{color:#e8ecf2;background:#14181f}th,td{border-color:#3a4352}}`;

export function toHtml({ title, blocks }: Report): string {
  const body = blocks.map(blockAsHtml).join('\n');
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${escape(title)}</title><style>${STYLE}</style></head>
<body><main><h1>${escape(title)}</h1>
${body}
</main></body></html>
`;
}

function blockAsHtml(block: Block): string {
  if (block.kind === 'heading') return `<h2>${escape(block.text)}</h2>`;
  if (block.kind === 'text') return `<p>${escape(block.text)}</p>`;
  if (block.kind === 'bars') return barsAsSvg(block.caption, block.bars);
  const head = block.head.map((cell) => `<th scope="col">${escape(cell)}</th>`).join('');
  const rows = block.rows.map((row) => `<tr>${row.map((cell) => `<td>${escape(cell)}</td>`).join('')}</tr>`);
  // On a phone a wide table scrolls by itself instead of the page. `tabindex` lets the keyboard scroll it too.
  return `<section tabindex="0" aria-label="${escape(block.caption)}"><table><caption>${escape(block.caption)}</caption><thead><tr>${head}</tr></thead>
<tbody>${rows.join('\n')}</tbody></table></section>`;
}

const ROW = 24;
const LABELS = 240;
const WIDE = 400;

function barsAsSvg(caption: string, bars: { label: string; value: number }[]): string {
  const most = Math.max(1, ...bars.map(({ value }) => value));
  const drawn = bars.map(({ label, value }, index) => {
    const y = index * ROW;
    const width = Math.round((WIDE * value) / most);
    return `<text x="0" y="${y + 17}">${escape(label)}</text><rect x="${LABELS}" y="${y + 4}" width="${width}" height="16" fill="#2f6f9f"/><text x="${LABELS + width + 6}" y="${y + 17}">${value}</text>`;
  });
  const told = bars.map(({ label, value }) => `${label}: ${value}`).join('; ');
  return `<figure><figcaption>${escape(caption)}</figcaption><svg role="img" aria-label="${escape(told)}" viewBox="0 0 ${LABELS + WIDE + 80} ${bars.length * ROW}" width="100%" font-size="14" fill="currentColor">${drawn.join('')}</svg></figure>`;
}

export function toMarkdown({ title, blocks }: Report): string {
  return [`# ${plain(title)}`, ...blocks.map(blockAsMarkdown), ''].join('\n\n');
}

function blockAsMarkdown(block: Block): string {
  if (block.kind === 'heading') return `## ${plain(block.text)}`;
  if (block.kind === 'text') return plain(block.text);
  if (block.kind === 'table')
    return [
      `**${plain(block.caption)}**\n`,
      row(block.head),
      row(block.head.map(() => '---')),
      ...block.rows.map((cells) => row(cells.map(plain))),
    ].join('\n');
  const most = Math.max(1, ...block.bars.map(({ value }) => value));
  const bars = block.bars.map(({ label, value }) => [
    plain(label),
    String(value),
    '█'.repeat(Math.round((30 * value) / most)),
  ]);
  return [
    `**${plain(block.caption)}**\n`,
    row(['', '', '']),
    row(['---', '---:', '---']),
    ...bars.map(row),
  ].join('\n');
}

const row = (cells: string[]): string => `| ${cells.join(' | ')} |`;

/** Names come from a file: no character of theirs may act as markup. */
const plain = (text: string): string =>
  text.replaceAll(/\s+/g, ' ').replaceAll(/[\\|*_`<>[\]#~]/g, (sign) => `\\${sign}`);

const escape = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
