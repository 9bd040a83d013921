import { fitting, lengthOn } from '../../../../lib/text/lengths.ts';

/** A text for a network that we do not post to, in the length that it takes, and the address of its own form. */
export interface Ready {
  name: string;
  text: string;
  length: number;
  most: number;
  /** The length of all of it, before it was cut to fit. */
  whole: number;
  /** Opens the network's form; where it takes no words, with the link alone. */
  href: string;
}

interface Words {
  title: string;
  summary: string;
  url: string;
  /** An editor's own, which stand in place of title and summary; none when empty. */
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

/** Title, as much of the summary as fits, and the link; or as much of somebody's own words, and the link; for each of them. */
export const readyTexts = ({ title, summary, url, own = '' }: Words): Ready[] =>
  NETWORKS.map(({ name, most, form }) => {
    const count = (text: string): number => lengthOn(name, text);
    const [first, words] = own === '' ? [title, summary] : ['', own];
    const whole = (middle: string): string => [first, middle, url].filter((part) => part !== '').join('\n\n');
    const middle = words === '' ? '' : fitting(words, (some) => count(whole(some)) <= most);
    const text = whole(middle);
    return { name, text, length: count(text), most, whole: count(whole(words)), href: form(text, url) };
  });
