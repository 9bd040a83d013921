/** Languages that people name when asked what they speak with a colleague: BCP 47 codes. Any other well-formed code is valid, too. */
export const languageCodes: readonly string[] = (
  'af ak am ar as az be bem bg bm bn bo bs ca ckb cs cy da de el en eo es et eu fa ff fi fil fo fr ga gd gl gn gu ha haw he hi hr ht hu hy ' +
  'id ig is it ja jv ka kk kl km kn ko ku ky lb lg ln lo lt luo lv mg mi mk ml mn mr ms mt my nb ne nl nn nso ny om or pa pl ps pt qu rm ' +
  'rn ro ru rw sd se sg si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tn to tr ts tt ug uk ur uz ve vi wo xh yi yo yue zh zu'
).split(' ');

/** Languages with their names in a language, in the order of that language. */
export function languages(
  lang: string,
  codes: readonly string[] = languageCodes,
): { code: string; name: string }[] {
  const display = new Intl.DisplayNames(lang, { type: 'language' });
  const order = new Intl.Collator(lang);
  return codes
    .map((code) => ({ code, name: display.of(code) ?? code }))
    .sort((a, b) => order.compare(a.name, b.name));
}

const names = new Map<string, string>();
/** A page names a handful of languages in a handful of others; only people who play with codes ask for more. */
const MOST_NAMES = 5000;

/** A language's name in `lang`; the code itself when there is none. Names are kept: looking one up costs more than drawing its link. */
export function languageName(lang: string, code: string): string {
  const key = `${lang} ${code}`;
  let name = names.get(key);
  if (name === undefined) {
    name = new Intl.DisplayNames([lang], { type: 'language' }).of(code) ?? code;
    if (names.size >= MOST_NAMES) names.clear();
    names.set(key, name);
  }
  return name;
}

/** A language's own name for itself, as its readers look for it. */
export const ownName = (code: string): string => languageName(code, code);
