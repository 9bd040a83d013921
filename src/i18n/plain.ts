import ar from '../../locales/ar/plain.json' with { type: 'json' };
import en from '../../locales/en/plain.json' with { type: 'json' };
import es from '../../locales/es/plain.json' with { type: 'json' };
import fr from '../../locales/fr/plain.json' with { type: 'json' };

export interface PlainList {
  /** Words from which a sentence counts as long in this language. */
  longSentence: number;
  /** Turns of phrase that do not mean what their words say, and how to say it plainly. */
  idioms: Readonly<Record<string, string>>;
  /** Words of offices and trades, and the usual word for them. */
  jargon: Readonly<Record<string, string>>;
}

/** The languages whose texts can be looked over. */
export const plainLists: Readonly<Record<string, PlainList>> = { en, es, fr, ar };
