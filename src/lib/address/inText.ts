/** Anything around an "@" that looks like an address, for hiding it from people who may see none. */
export const LIKE_ADDRESS = /[^\s<>@]{1,64}@[^\s<>@]{1,255}/g;

/** An address of a person, as it stands in a header: without what sets it apart there. */
export const IN_HEADER = /[^\s<>(),:;"@]{1,64}@[^\s<>(),:;"@]{1,253}/g;

const ADDRESS = {
  local: /[\p{L}\p{N}.!#$%&'*+/=?^_`{|}~-]{1,64}$/u,
  domain: /^[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){0,8}/u,
};

/** A text without the addresses `isHidden` says, for somebody who must not see them. */
export const withoutAddresses = (text: string, isHidden: (address: string) => boolean): string =>
  changeAddresses(text, ADDRESS, (address) => (isHidden(address.toLowerCase()) ? '[…]' : address));

/** The most characters looked at before an "@". */
const FAR = 100;

/** The form of an address: the parts before and behind its "@". `ends` is what the first ends with, where that is quicker to see. */
interface Form {
  ends?: RegExp;
  local: RegExp;
  domain: RegExp;
}

/** Changes what looks like an address of a form. It begins at each "@", since a pattern tried at each letter takes a second for a hostile text. */
export function changeAddresses(text: string, form: Form, change: (address: string) => string): string {
  const [first = '', ...others] = text.split('@');
  const done: string[] = [];
  let open = first;
  for (const next of others) {
    const before = open.slice(-FAR);
    const local = form.ends?.test(before) === false ? undefined : form.local.exec(before)?.[0];
    const domain = local === undefined ? undefined : form.domain.exec(next)?.[0];
    if (local === undefined || domain === undefined) {
      done.push(open, '@');
      open = next;
    } else {
      done.push(open.slice(0, open.length - local.length), change(`${local}@${domain}`));
      open = next.slice(domain.length);
    }
  }
  done.push(open);
  return done.join('');
}
