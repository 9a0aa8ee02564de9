/**
 * A text field of a form; empty when it is missing or is a file. Null characters are left out: the
 * database keeps none.
 */
export function textOf(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value.replaceAll('\0', '') : '';
}
