/** The hidden fields of a form on a page: of the one that goes to an address, and that says something where several do. */
export const form = (page: string, action: string, says?: string) => {
  const forms = page.match(/<form[^]*?<\/form>/g) ?? [];
  const found = forms.find((one) => one.includes(action) && (!says || one.includes(`value="${says}"`)));
  const fields = [...(found ?? '').matchAll(/name="(\w+)" value="([^"]*)"/g)];
  return Object.fromEntries(fields.map(([, name = '', value = '']) => [name, value]));
};
