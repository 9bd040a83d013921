/** A programme's accent colours: for links, for buttons and the words on them, and for the rule at the top. */
interface Accents {
  cool: string;
  onCool: string;
  warm: string;
}
export type MailColours = Readonly<Record<'day' | 'night', Accents>>;

/** The colours of `styles/tokens.css`. */
const OURS: MailColours = {
  day: { cool: '#175a6b', onCool: '#ffffff', warm: '#b4471c' },
  night: { cool: '#84cbd8', onCool: '#10151b', warm: '#f39b70' },
};

const plain = {
  body: 'margin:0;padding:0;background:#fbf8f1;color:#1d2530;font-family:system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","Noto Sans Arabic",sans-serif;font-size:16px;line-height:1.6',
  sheet: 'max-width:560px;margin:0 auto;padding:24px 20px 32px',
  title:
    'margin:0 0 16px;font-family:Georgia,"Iowan Old Style","Noto Serif","Noto Naskh Arabic",serif;font-size:26px;line-height:1.25;font-weight:600;color:#1d2530',
  text: 'margin:0 0 16px',
  list: 'margin:0 0 16px;padding-inline-start:24px',
  item: 'margin:0 0 6px',
  action: 'margin:24px 0',
  quote:
    'margin:0 0 16px;padding:2px 0;padding-inline-start:16px;border-inline-start:3px solid #d9a441;white-space:pre-line',
  times: 'width:100%;border-collapse:collapse;margin:0 0 16px',
  timesName:
    'padding:8px 0;border-bottom:1px solid #ddd5c4;text-align:start;font-weight:400;vertical-align:top',
  timesValue:
    'padding:8px 0;padding-inline-start:16px;border-bottom:1px solid #ddd5c4;text-align:end;font-weight:600;vertical-align:top',
  foot: 'margin-top:32px;padding-top:16px;border-top:1px solid #ddd5c4;font-size:14px;color:#5a6069',
  preview: 'display:none;max-height:0;overflow:hidden',
} as const;

/**
 * Mail programs read no style sheet, so each block carries its own style. Colours are the day colours of `styles/tokens.css`, except for
 * the accents. The classes let a mail program that can do so change them for the night.
 */
export type MailLook = Readonly<Record<keyof typeof plain | 'brand' | 'button' | 'link' | 'night', string>>;

/** The look of mails in a programme's colours. */
export function lookIn({ day, night }: MailColours): MailLook {
  return {
    ...plain,
    brand: `margin:0 0 24px;padding:0 0 12px;border-bottom:3px solid ${day.warm};font-weight:600;color:#5a6069`,
    button: `display:inline-block;padding:12px 22px;border-radius:6px;background:${day.cool};color:${day.onCool};font-weight:600;text-decoration:none`,
    link: `color:${day.cool}`,
    night:
      '@media(prefers-color-scheme:dark){.sheet,body{background:#151a21!important;color:#efe9dc!important}' +
      `.title{color:#efe9dc!important}.soft{color:#b3b8c0!important}.link{color:${night.cool}!important}` +
      `.go{background:${night.cool}!important;color:${night.onCool}!important}` +
      `.line{border-color:#3a424d!important}.rule{border-color:${night.warm}!important}}`,
  };
}

const ours = lookIn(OURS);
let worn = ours;

/** Draws every block in `look`, or in our own look. A variable holds the look, for the same reason as in `seenBy`. */
export function dressedIn<T>(look: MailLook | undefined, draw: () => T): T {
  const before = worn;
  worn = look ?? ours;
  try {
    return draw();
  } finally {
    worn = before;
  }
}

/** The look of the mail being drawn. */
export const useLook = (): MailLook => worn;
