/** Anything around an "@" that looks like an address. Used to hide addresses from people who must not see them. */
export const LIKE_ADDRESS = /[^\s<>@]{1,64}@[^\s<>@]{1,255}/g;

/** A person's address in a header, without the signs that set it apart there. */
export const IN_HEADER = /[^\s<>(),:;"@]{1,64}@[^\s<>(),:;"@]{1,253}/g;

const ADDRESS = {
  local: /[\p{L}\p{N}.!#$%&'*+/=?^_`{|}~-]{1,64}$/u,
  domain: /^[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){0,8}/u,
};

/** A text without the addresses for which `isHidden` is true, for somebody who must not see them. */
export const withoutAddresses = (text: string, isHidden: (address: string) => boolean): string =>
  changeAddresses(text, ADDRESS, (address) => (isHidden(address.toLowerCase()) ? '[…]' : address));

/** Most characters that are looked at before an "@". */
const FAR = 100;

/** The form of an address: the parts before and after its "@". `ends` is a faster test for the end of the first part. */
interface Form {
  ends?: RegExp;
  local: RegExp;
  domain: RegExp;
}

/**
 * Changes everything that looks like an address of a form. Looks only around each "@": a pattern tried at each letter takes a second for a
 * hostile text.
 */
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
