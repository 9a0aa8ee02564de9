import type { PartPlace } from './grading-list.ts';

/** The address of a part of a work on the desk. */
export function deskPath(
  offering: string,
  homework: string,
  { submission, part }: Omit<PartPlace, 'part'> & { part: string | null },
  { onlyPart, file = null }: { onlyPart: boolean; file?: string | null },
): string {
  const search = new URLSearchParams({
    ...(part !== null && { part }),
    ...(onlyPart && { by: 'part' }),
    ...(file !== null && { file }),
  });
  return `/${offering}/staff/grading/${homework}/${submission}?${search}`;
}
