import { keeper } from '../keeper.ts';

/** ISO 3166-1 alpha-2, and XK. Names come from CLDR through `Intl.DisplayNames`. */
export const countryCodes: readonly string[] = (
  'AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ ' +
  'CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR ' +
  'GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP ' +
  'KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ ' +
  'NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW ' +
  'SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ ' +
  'UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS XK YE YT ZA ZM ZW'
).split(' ');

/** Countries with their names in a language, in the order of that language. `names` are an operator's own, by code. */
export function countries(
  lang: string,
  names: Readonly<Record<string, string>> = {},
): { code: string; name: string }[] {
  const display = new Intl.DisplayNames(lang, { type: 'region' });
  const order = new Intl.Collator(lang);
  return countryCodes
    .map((code) => ({ code, name: names[code] ?? display.of(code) ?? code }))
    .sort((a, b) => order.compare(a.name, b.name));
}

const displays = keeper<Intl.DisplayNames>(20);
const named = keeper<string>(2000);

/** The name in `lang` of a country, or of a part of the world by its UN M49 code; the code itself when there is none. */
export const regionName = (lang: string, code: string): string =>
  named(`${lang} ${code}`, () => {
    const display = displays(lang, () => new Intl.DisplayNames([lang], { type: 'region' }));
    return display.of(code) ?? code;
  });

/**
 * The name of a country in the language that most people there speak: "Deutschland", "日本". Making all of these takes a tenth of a second.
 */
export function ownCountryName(code: string): string {
  const { language } = new Intl.Locale('und', { region: code }).maximize();
  return new Intl.DisplayNames([language], { type: 'region' }).of(code) ?? code;
}
