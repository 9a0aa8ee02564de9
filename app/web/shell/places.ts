import {
  IconBell,
  IconCalendarTime,
  IconCards,
  IconChartDots3,
  IconClockPlay,
  IconFilePencil,
  IconFileText,
  IconHome,
  IconInbox,
  IconLayoutDashboard,
  IconListNumbers,
  IconMail,
  IconNotebook,
  IconSpeakerphone,
  IconUserCog,
  IconUsers,
} from '@tabler/icons-react';
import type { TFunction } from 'i18next';
import type { Asker } from '#app/domain/people/asker.ts';
import { may } from '#app/domain/people/permissions.ts';
import type { Place } from '#app/ui/frame/frame.tsx';

type Here = {
  offering: string | undefined;
  role: Asker['role'];
  /** Whether the offering has a bank of its midterm, out or to come. */
  midterm: boolean;
  /** How much in the inbox is unread; null for somebody signed out. */
  unread: number | null;
  demo: boolean;
};

/** The places of the rail for somebody with this role: what they come for first. */
export function placesFor(
  { offering, role, midterm, unread, demo }: Here,
  t: TFunction<'frame'>,
): Place[] {
  const playground: Place = { to: '/playground', label: t('playground'), icon: IconChartDots3 };
  const inbox: Place | false = unread !== null && {
    to: '/inbox',
    label: t('inbox'),
    icon: IconBell,
    unread,
  };
  if (offering === undefined) {
    const home: Place = { to: '/', label: t('offerings'), icon: IconHome, exact: true };
    return inbox === false ? [home, playground] : [home, inbox, playground];
  }
  const at = (path: string) => `/${offering}${path}`;
  const staff = may(role, 'give feedback');
  const homework: Place = { to: at('/homework'), label: t('homework'), icon: IconNotebook };
  // Whoever is graded hands in more often than they look up a week.
  const graded = may(role, 'be graded');
  const all: (Place | false)[] = [
    staff && { to: at('/staff/queue'), label: t('queue'), icon: IconInbox },
    role === 'waitlisted' && { to: at('/waitlist'), label: t('waitlist'), icon: IconListNumbers },
    role === 'applicant' && {
      to: at('/apply'),
      label: t('application'),
      icon: IconFilePencil,
    },
    !staff &&
      may(role, 'see dashboard') && {
        to: at('/dashboard'),
        label: t('dashboard'),
        icon: IconLayoutDashboard,
      },
    inbox,
    (staff || may(role, 'work on project')) && {
      to: at(staff ? '/staff/projects' : '/projects'),
      label: t('projects'),
      icon: IconFileText,
    },
    role === 'visitor' && { to: at(''), label: t('front'), icon: IconHome, exact: true },
    graded && homework,
    graded && { to: at('/grades'), label: t('grades'), icon: IconListNumbers },
    { to: at('/syllabus'), label: t('syllabus'), icon: IconCalendarTime },
    !graded && homework,
    midterm && { to: at('/midterm'), label: t('midterm'), icon: IconCards },
    playground,
    role !== 'visitor' && {
      to: at(staff ? '/staff/announcements' : '/announcements'),
      label: t('announcements'),
      icon: IconSpeakerphone,
    },
    { to: at('/people'), label: t('people'), icon: IconUsers },
    staff && { to: at('/staff/gradebook'), label: t('gradebook'), icon: IconListNumbers },
    staff && { to: at('/staff/applications'), label: t('applications'), icon: IconFilePencil },
    staff && { to: at('/staff/seats'), label: t('seats'), icon: IconListNumbers },
    staff && { to: at('/staff/roster'), label: t('roster'), icon: IconUserCog },
    staff && { to: at('/staff/late-days'), label: t('lateDays'), icon: IconCalendarTime },
    staff && { to: at('/staff/outbox'), label: t('outbox'), icon: IconMail },
    staff &&
      demo && { to: at('/staff/time-machine'), label: t('timeMachine'), icon: IconClockPlay },
  ];
  return all.filter((place): place is Place => place !== false);
}
