import { fitting, lengthOn } from '../../../../lib/text/lengths.ts';

/** A text for a network to which the program does not post, cut to that network's length, and the address of the network's form. */
export interface Ready {
  name: string;
  text: string;
  length: number;
  most: number;
  /** The length of the full text, before it was cut. */
  whole: number;
  /** Opens the network's form. If that takes no words, it gets only the link. */
  href: string;
}

interface Words {
  title: string;
  summary: string;
  url: string;
  /** An editor's own words, which replace title and summary; empty for none. */
  own?: string;
}

const NETWORKS = [
  {
    name: 'Bluesky',
    most: 300,
    form: (text: string) => `https://bsky.app/intent/compose?text=${encodeURIComponent(text)}`,
  },
  {
    name: 'X',
    most: 280,
    form: (text: string) => `https://x.com/intent/post?text=${encodeURIComponent(text)}`,
  },
  {
    name: 'Facebook',
    most: 5000,
    form: (_: string, url: string) =>
      `https://www.facebook.com/sharer/sharer.php?u=${encodeURIComponent(url)}`,
  },
  {
    name: 'LinkedIn',
    most: 3000,
    form: (_: string, url: string) =>
      `https://www.linkedin.com/sharing/share-offsite/?url=${encodeURIComponent(url)}`,
  },
] as const;

/** A text for each network: title, as much of the summary as fits, and the link; or as much of the editor's own words, and the link. */
export const readyTexts = ({ title, summary, url, own = '' }: Words): Ready[] =>
  NETWORKS.map(({ name, most, form }) => {
    const count = (text: string): number => lengthOn(name, text);
    const [first, words] = own === '' ? [title, summary] : ['', own];
    const whole = (middle: string): string => [first, middle, url].filter((part) => part !== '').join('\n\n');
    const middle = words === '' ? '' : fitting(words, (some) => count(whole(some)) <= most);
    const text = whole(middle);
    return { name, text, length: count(text), most, whole: count(whole(words)), href: form(text, url) };
  });
