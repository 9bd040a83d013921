import am from './phrases/am.json' with { type: 'json' };
import ar from './phrases/ar.json' with { type: 'json' };
import bn from './phrases/bn.json' with { type: 'json' };
import ca from './phrases/ca.json' with { type: 'json' };
import cs from './phrases/cs.json' with { type: 'json' };
import da from './phrases/da.json' with { type: 'json' };
import de from './phrases/de.json' with { type: 'json' };
import devices from './phrases/devices.json' with { type: 'json' };
import el from './phrases/el.json' with { type: 'json' };
import en from './phrases/en.json' with { type: 'json' };
import es from './phrases/es.json' with { type: 'json' };
import fa from './phrases/fa.json' with { type: 'json' };
import fi from './phrases/fi.json' with { type: 'json' };
import fr from './phrases/fr.json' with { type: 'json' };
import he from './phrases/he.json' with { type: 'json' };
import hi from './phrases/hi.json' with { type: 'json' };
import hu from './phrases/hu.json' with { type: 'json' };
import id from './phrases/id.json' with { type: 'json' };
import it from './phrases/it.json' with { type: 'json' };
import ja from './phrases/ja.json' with { type: 'json' };
import ko from './phrases/ko.json' with { type: 'json' };
import ms from './phrases/ms.json' with { type: 'json' };
import nb from './phrases/nb.json' with { type: 'json' };
import nl from './phrases/nl.json' with { type: 'json' };
import pl from './phrases/pl.json' with { type: 'json' };
import pt from './phrases/pt.json' with { type: 'json' };
import ro from './phrases/ro.json' with { type: 'json' };
import ru from './phrases/ru.json' with { type: 'json' };
import sv from './phrases/sv.json' with { type: 'json' };
import sw from './phrases/sw.json' with { type: 'json' };
import th from './phrases/th.json' with { type: 'json' };
import tl from './phrases/tl.json' with { type: 'json' };
import tr from './phrases/tr.json' with { type: 'json' };
import uk from './phrases/uk.json' with { type: 'json' };
import ur from './phrases/ur.json' with { type: 'json' };
import vi from './phrases/vi.json' with { type: 'json' };
import zh from './phrases/zh.json' with { type: 'json' };
import { fold } from './lines.ts';

/** What mail programs write around an answer, by language. A language is added by a file beside these and a line in each list. */
export const PHRASES = {
  am,
  ar,
  bn,
  ca,
  cs,
  da,
  de,
  el,
  en,
  es,
  fa,
  fi,
  fr,
  he,
  hi,
  hu,
  id,
  it,
  ja,
  ko,
  ms,
  nb,
  nl,
  pl,
  pt,
  ro,
  ru,
  sv,
  sw,
  th,
  tl,
  tr,
  uk,
  ur,
  vi,
  zh,
} satisfies Record<string, Phrases>;

/** One language's phrases; `{}` in `device` stands for the name of a telephone or of a mail program. */
export interface Phrases {
  openers: string[];
  wrote: string[];
  labels: Record<Label, string[]>;
  original: string[];
  forwarded: string[];
  device: string[];
}

export type Label = 'from' | 'sent' | 'to' | 'subject' | 'copy';

const languages: Phrases[] = Object.values(PHRASES);

/** Every phrase of all languages that `pick` takes, folded. */
export function allOf(pick: (phrases: Phrases) => string[]): string[] {
  return [...new Set(languages.flatMap(pick).map(fold))].filter((phrase) => phrase !== '');
}

export const DEVICES = devices.map(fold);
