import { seededNumber } from '#app/domain/records/seeded-number.ts';
import { readFormula } from './read-formula.ts';

/** At how many points two formulas are compared, and how many must have a value. */
const points = 24;
const enough = 6;
const tolerance = 1e-9;

/**
 * Whether two formulas in TeX have the same value whatever their symbols stand for, as far as
 * numbers tell: at points drawn once and for all, half of them between 0 and 1. Also false where
 * one of them is no arithmetic.
 */
export function haveSameValue(one: string, other: string): boolean {
  const [first, second] = [readFormula(one), readFormula(other)];
  if (first === null || second === null) return false;
  const pairs = Array.from({ length: points }, (_, point) => {
    const at = (symbol: string) => (point % 2 === 0 ? 1 : 3) * seededNumber(`${point} `, symbol);
    return [first(at), second(at)] as const;
  });
  const told = pairs.filter((pair) => pair.some(Number.isFinite));
  return told.length >= enough && told.every(([a, b]) => isClose(a, b));
}

function isClose(one: number, other: number): boolean {
  return Math.abs(one - other) <= tolerance * Math.max(1e-3, Math.abs(one), Math.abs(other));
}
