/** The hidden fields of the form on a page that posts to `action`. If several do, `says` is a value in the right one. */
export const form = (page: string, action: string, says?: string) => {
  const forms = page.match(/<form[^]*?<\/form>/g) ?? [];
  const found = forms.find((one) => one.includes(action) && (!says || one.includes(`value="${says}"`)));
  const fields = [...(found ?? '').matchAll(/name="(\w+)" value="([^"]*)"/g)];
  return Object.fromEntries(fields.map(([, name = '', value = '']) => [name, value]));
};
