/** Points as typed, with a point or a comma; NaN for what is no such number. */
export function pointsTyped(typed: string): number {
  return /^\d{1,5}([.,]\d{1,6})?$/.test(typed) ? Number(typed.replace(',', '.')) : Number.NaN;
}
