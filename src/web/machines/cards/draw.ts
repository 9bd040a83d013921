import type { OverlayOptions } from 'sharp';
import { escapeHtml } from '../../../lib/text/escapeHtml.ts';
import { direction } from '../../../i18n/locales.ts';
import { drawnLetters, fonts } from './fonts.ts';

/** The words of a card for sharing. Networks expect this size of card. */
export interface Card {
  lang: string;
  programme: string;
  title: string;
  /** A line below the title: a day, a tagline. */
  line: string;
  /** The programme's colours by day. */
  cool: string;
  warm: string;
}

export const CARD = { width: 1200, height: 630 } as const;
const EDGE = 80;
const INNER = CARD.width - 2 * EDGE;
/** Sizes of a title: the largest that fits into three or four lines is used. */
const SIZES = [76, 64, 52, 44];
const TITLE_TOP = 190;
/** The title ends above the arc. A line that begins beside the arc keeps to its own half. */
const TITLE_HEIGHT = 270;
const ARC_TOP = 470;
const BESIDE_ARC = 480;
const LONGEST = { title: 150, line: 90, programme: 60 };
const INK = '#1d2530';
const SOFT = '#5a6069';

/**
 * Draws a card as PNG. Its fonts come with the program, so that a server without any font can draw it. Pango shapes the letters, joins
 * Arabic ones and sets lines from right to left.
 */
export async function drawCard(card: Card, logo?: Buffer): Promise<Buffer> {
  const { default: sharp } = await import('sharp');
  sharp.cache(false);
  sharp.concurrency(1);
  await loadFonts();
  const isRtl = direction(card.lang) === 'rtl';
  const layers: OverlayOptions[] = [];
  const put = (piece: Piece, top: number, indent = 0): void => {
    const left = isRtl ? CARD.width - EDGE - indent - piece.width : EDGE + indent;
    layers.push({ input: piece.input, top: Math.round(top), left: Math.max(0, Math.round(left)) });
  };
  const mark = logo ? await fitLogo(logo) : null;
  if (mark) put(mark, EDGE + (MARK - mark.height) / 2);
  const beside = (mark?.width ?? MARK) + 22;
  const name = await setText(drawable(card.programme, LONGEST.programme), 34, INK, INNER - beside);
  if (name) put(name, EDGE + (MARK - name.height) / 2, beside);
  const title = await setTitle(drawable(card.title, LONGEST.title));
  if (title) put(title, TITLE_TOP);
  const below = TITLE_TOP + (title?.height ?? 0) + 30;
  const room = below > ARC_TOP - 50 ? BESIDE_ARC : INNER;
  const line = await setText(drawable(card.line, LONGEST.line), 30, SOFT, room);
  if (line && line.height < 130) put(line, below);
  return sharp(Buffer.from(ground(isRtl, card, mark !== null)))
    .composite(layers)
    .png({ palette: true, colours: 64, effort: 4 })
    .toBuffer();
}

interface Piece {
  input: Buffer;
  width: number;
  height: number;
}

/** A logo in place of the mark, and as high. */
async function fitLogo(logo: Buffer): Promise<Piece> {
  const { default: sharp } = await import('sharp');
  const { data, info } = await sharp(logo)
    .resize({ width: 4 * MARK, height: MARK, fit: 'inside' })
    .png()
    .toBuffer({ resolveWithObject: true });
  return { input: data, width: info.width, height: info.height };
}

async function setTitle(text: string): Promise<Piece | null> {
  for (const size of SIZES) {
    const piece = await setText(text, size, INK, INNER);
    if (!piece || piece.height <= TITLE_HEIGHT || size === SIZES.at(-1)) return piece;
  }
  return null;
}

async function setText(text: string, size: number, colour: string, width: number): Promise<Piece | null> {
  if (text === '') return null;
  const { default: sharp } = await import('sharp');
  const { data, info } = await sharp({
    text: {
      text: `<span foreground="${colour}">${escapeHtml(text)}</span>`,
      font: `${fonts()
        .map(({ font }) => font)
        .join(', ')} ${size}`,
      width,
      dpi: 72,
      rgba: true,
      wrap: 'word-char',
    },
  })
    .png()
    .toBuffer({ resolveWithObject: true });
  return { input: data, width: info.width, height: info.height };
}

let loading: Promise<void> | undefined;

/** Makes our fonts known to Pango, once: a font is loaded with the first text that names its file. */
function loadFonts(): Promise<void> {
  return (loading ??= (async () => {
    const { default: sharp } = await import('sharp');
    for (const { font, file } of fonts())
      await sharp({ text: { text: 'a', font: `${font} 10`, fontfile: file } })
        .png()
        .toBuffer();
  })());
}

/** Emoji and invisible characters, except the two that join and separate letters. */
const NO_LETTERS =
  /[\p{Emoji_Presentation}\p{Extended_Pictographic}\p{Regional_Indicator}\p{Cc}\p{Co}\p{Cn}\u{fe0f}\u{20e3}]|(?![\u200c\u200d])\p{Cf}/gu;

/** The part of a text that can be drawn: without pictures, cut at `most`; empty when our fonts lack its letters. */
export function drawable(text: string, most: number): string {
  const plain = text.replace(NO_LETTERS, ' ').replace(/\s+/g, ' ').trim();
  if (!drawnLetters().test(plain)) return '';
  const letters = [...new Intl.Segmenter().segment(plain)].map(({ segment }) => segment);
  return letters.length <= most
    ? plain
    : `${letters
        .slice(0, most - 1)
        .join('')
        .trim()}…`;
}

const MARK = 64;

/** The paper, the mark where lines begin, and the horizon with its arc where lines end. */
function ground(isRtl: boolean, { cool, warm }: Pick<Card, 'cool' | 'warm'>, hasLogo: boolean): string {
  const flip = isRtl ? ` transform="matrix(-1 0 0 1 ${CARD.width} 0)"` : '';
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${CARD.width}" height="${CARD.height}">
<rect width="100%" height="100%" fill="#fbf8f1"/>
<g${flip}>
<g fill="none" stroke="${INK}" stroke-opacity=".22" stroke-width="3">
<circle cx="900" cy="980" r="460"/><ellipse cx="900" cy="980" rx="230" ry="460"/><path d="M900 520v110M440 700Q900 560 1360 700"/>
</g>
<path d="M676 578C740 440 1060 440 1132 584" fill="none" stroke="${INK}" stroke-width="8" stroke-linecap="round"/>
<circle cx="676" cy="578" r="17" fill="${warm}"/><circle cx="1132" cy="584" r="17" fill="${cool}"/>
</g>${hasLogo ? '' : mark(isRtl, cool, warm)}</svg>`;
}

/** The mark itself, which is never mirrored. */
function mark(isRtl: boolean, cool: string, warm: string): string {
  return `<g transform="translate(${isRtl ? CARD.width - EDGE - MARK : EDGE} ${EDGE}) scale(2)" fill="none" stroke="${INK}" stroke-width="1.6">
<circle cx="16" cy="17" r="12.5" opacity=".55"/><path d="M3.9 19.5c6 5 18 5 24.2 0M16 4.5c7 6 7 19 0 25" opacity=".55"/>
<path d="M7.6 21.6C9 8 18 3 25.2 10.2" stroke-width="2.6" stroke-linecap="round"/>
<circle cx="7.6" cy="21.6" r="3.1" fill="${warm}" stroke="none"/><circle cx="25.2" cy="10.2" r="3.1" fill="${cool}" stroke="none"/>
</g>`;
}
