/** Zones, each with days around which its clock or its calendar does something. */
export const hardDays: readonly (readonly [zone: string, ...days: string[]])[] = [
  ['America/Los_Angeles', '2024-03-10', '2024-11-03', '2020-03-08'],
  ['America/New_York', '2024-03-10', '2024-11-03'],
  ['Europe/Berlin', '2024-03-31', '2024-10-27'],
  // In winter Ireland is an hour behind its standard time.
  ['Europe/Dublin', '2024-03-31', '2024-10-27'],
  ['Africa/Casablanca', '2024-03-10', '2024-04-14'],
  // South of the equator.
  ['Pacific/Auckland', '2024-04-07', '2024-09-29'],
  ['Australia/Sydney', '2024-04-07', '2024-10-06'],
  // Halves and quarters of an hour; on Lord Howe also the change is half an hour, in Troll two.
  ['Australia/Adelaide', '2024-04-07', '2024-10-06'],
  ['Australia/Lord_Howe', '2024-04-07', '2024-10-06'],
  ['Pacific/Chatham', '2024-04-07', '2024-09-29'],
  ['America/St_Johns', '2024-03-10', '2024-11-03', '2011-03-13', '2011-11-06'],
  ['Antarctica/Troll', '2024-03-31', '2024-10-27'],
  ['Asia/Kolkata', '2024-02-29'],
  ['Asia/Kathmandu', '2023-12-31', '1986-01-01'],
  ['Asia/Shanghai', '2024-02-10'],
  ['UTC', '2024-02-29', '2016-12-31'],
  // At midnight: a day without its first hour, a day with two last ones.
  ['America/Sao_Paulo', '2018-11-04', '2018-02-18'],
  ['America/Santiago', '2024-09-08', '2024-04-07'],
  ['America/Asuncion', '2023-10-01', '2024-03-24'],
  ['America/Havana', '2024-03-10', '2024-11-03'],
  ['Asia/Beirut', '2024-03-31', '2024-10-27'],
  ['Asia/Amman', '2022-02-25', '2021-10-29'],
  ['Asia/Tehran', '2022-03-22', '2021-09-22'],
  ['Africa/Cairo', '2024-04-26', '2024-10-31'],
  ['Africa/Juba', '2021-02-01'],
  // A zone that became another one.
  ['Asia/Pyongyang', '2015-08-15', '2018-05-05'],
  ['America/Caracas', '2016-05-01', '2007-12-09'],
  ['Europe/Volgograd', '2020-12-27', '2018-10-28'],
  // A date that the calendar does not have.
  ['Pacific/Apia', '2011-12-30', '2011-12-30', '2012-04-01'],
  ['Pacific/Fakaofo', '2011-12-30'],
  ['Pacific/Kwajalein', '1993-08-21'],
  ['Pacific/Kiritimati', '1994-12-31'],
];
