import type { Db } from '#app/db/client.ts';
import type { SignedInAsker } from '#app/domain/people/asker.ts';
import type { OfferingFile } from './course.ts';
import { typedHour } from './new-office-hour.ts';
import type { TypedHour } from './office-hour-fields.ts';
import { officeHourChanges } from './office-hour-changes.server.ts';
import { officeHours, type OfficeHour } from './office-hours.ts';

/** One staff member's hours ahead, each as the form begins with it. */
export type HoursToChange = {
  name: string;
  hours: (OfficeHour & { typed: TypedHour })[];
};

const weeksAhead = 5;
const week = 7 * 86_400_000;

/** The office hours of the next five weeks, and whatever staff added later, by who holds them. */
export async function staffOfficeHours(
  db: Db,
  offering: OfferingFile,
  asker: SignedInAsker,
): Promise<HoursToChange[]> {
  const changes = await officeHourChanges(db, asker);
  const soon = asker.at.getTime() + weeksAhead * week;
  const added = changes.map(({ end }) => end.getTime());
  const to = new Date(Math.max(soon, ...added));
  const hours = officeHours(offering, changes, { from: asker.at, to });
  const shown = hours.filter((hour) => hour.start.getTime() < soon || hour.from === 'staff');
  return offering.staff.map(({ name }) => ({
    name,
    hours: shown
      .filter(({ staff }) => staff === name)
      .map((hour) => ({ ...hour, typed: typedHour(hour, offering.zone) })),
  }));
}
