import type { Role } from '#app/db/generated/enums.ts';
import type { DemoButton } from '#app/domain/people/demo-button.ts';

/** Somebody in the demo. All are invented: nobody real ever does or says anything here. */
export type DemoPerson = {
  name: string;
  role: Role;
  /** The button of the sign-in page that this person stands for. */
  button?: DemoButton;
  pronouns?: string;
  language?: 'en' | 'zh';
};

const instructors: DemoPerson[] = [
  { name: 'Iris Delacroix', role: 'instructor', button: 'instructor', pronouns: 'she/her' },
];

const assistants: DemoPerson[] = [
  { name: 'Shreya Kulkarni', role: 'assistant', button: 'assistant', pronouns: 'she/her' },
  { name: 'Tobias Renner', role: 'assistant', pronouns: 'he/him' },
  { name: 'Marcus Oyelaran', role: 'assistant' },
];

const students: DemoPerson[] = [
  { name: 'Amara Okafor', role: 'student', button: 'student', pronouns: 'she/her' },
  { name: 'Jonas Lindqvist', role: 'student', button: 'student-reviewed', pronouns: 'he/him' },
  { name: 'Mei Zhao', role: 'student', language: 'zh' },
  { name: 'Ruoxi Chen', role: 'student', language: 'zh', pronouns: 'she/her' },
  ...named(
    'student',
    'Linh Tran, Mateo Castellanos, Priya Raghunathan, Sofia Marchetti, Daniel Abramson, ' +
      'Hana Kobayashi, Omar Haddad, Chloe Bennett-Ross, Wei-Ting Huang, Tomasz Wieczorek, ' +
      'Leilani Kealoha, Arjun Venkatesan, Noor Al-Farsi, Gabriel Fontaine, Samuel Adeyemi, ' +
      'Ingrid Solberg, Rafael Quintero, Yuki Shimizu, Talia Rosenthal, Dmitri Volkonsky, ' +
      'Esi Mensah, Ji-woo Park, Callum Fraser, Ananya Deshmukh, Luca Ferraro, Zeynep Aydin, ' +
      'Nathaniel Brooks, Thandiwe Nkosi, Xinyi Liang, Marisol Vega, Elias Hoffmann, ' +
      'Kavya Subramanian, Aidan Gallagher, Freya Nygaard, Ibrahim Diallo, Camila Duarte',
  ),
];

const waitlisted: DemoPerson[] = [
  { name: 'Adaeze Nwosu', role: 'waitlisted', button: 'waitlisted', pronouns: 'she/her' },
  ...named(
    'waitlisted',
    'Keiko Watanabe, Peter Lindholm, Sanjana Iyer, Bruno Tavares, Farid Rahmani, ' +
      'Olivia Hartwell, Minh Chau Le, Stefan Petrovic, Aaliyah Washington, Haruto Endo, Clara Weiss',
  ),
];

const others: DemoPerson[] = [
  { name: 'Kwame Boateng', role: 'auditor', button: 'auditor', pronouns: 'he/him' },
  ...named('auditor', 'Miriam Goldfarb, Sun-hee Choi'),
  { name: 'Nadia Benali', role: 'applicant', button: 'applicant' },
  ...named(
    'applicant',
    'Jasper Holloway, Lucia Ferrand, Oskar Brandt, Yara Haddadin, Theo Marchand, Bao Nguyen',
  ),
  { name: 'Pilar Montoya', role: 'dropped', button: 'dropped' },
  ...named('dropped', 'Connor Whitfield, Vikram Chaudhry'),
];

/** Everybody in Spring 2024's demo: 69 people over all roles. */
export const roster: readonly DemoPerson[] = [
  ...instructors,
  ...assistants,
  ...students,
  ...waitlisted,
  ...others,
];

/** Who was there in Spring 2020 already. */
export const rosterOf2020: readonly { name: string; role: Role }[] = [
  { name: 'Iris Delacroix', role: 'instructor' },
  { name: 'Tobias Renner', role: 'student' },
  { name: 'Marcus Oyelaran', role: 'student' },
  { name: 'Shreya Kulkarni', role: 'student' },
];

function named(role: Role, names: string): DemoPerson[] {
  return names.split(', ').map((name) => ({ name, role }));
}

/** `Chloe Bennett-Ross` is chloe.bennett-ross@example.edu. */
export function addressOf(name: string): string {
  return `${name.toLowerCase().replaceAll(' ', '.')}@example.edu`;
}
