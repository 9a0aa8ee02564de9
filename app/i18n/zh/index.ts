import account from './account.ts';
import applications from './applications.ts';
import announcements from './announcements.ts';
import archive from './archive.ts';
import board from './board.ts';
import calendar from './calendar.ts';
import dashboard from './dashboard.ts';
import deadlines from './deadlines.ts';
import desk from './desk.ts';
import draw from './draw.ts';
import discussion from './discussion.ts';
import feedback from './feedback.ts';
import gallery from './gallery.ts';
import figures from './figures.ts';
import goals from './goals.ts';
import frame from './frame.ts';
import homework from './homework.ts';
import gradebook from './gradebook.ts';
import grading from './grading.ts';
import grades from './grades.ts';
import handIn from './hand-in.ts';
import hours from './hours.ts';
import late from './late.ts';
import lateDays from './late-days.ts';
import letters from './letters.ts';
import midterm from './midterm.ts';
import mock from './mock.ts';
import notifications from './notifications.ts';
import paper from './paper.ts';
import peer from './peer.ts';
import people from './people.ts';
import playground from './playground.ts';
import presentation from './presentation.ts';
import preview from './preview.ts';
import projects from './projects.ts';
import proposals from './proposals.ts';
import receipts from './receipts.ts';
import roster from './roster.ts';
import runs from './runs.ts';
import scoreFiles from './score-files.ts';
import seats from './seats.ts';
import staff from './staff.ts';
import study from './study.ts';
import suggestions from './suggestions.ts';
import syllabus from './syllabus.ts';
import team from './team.ts';
import teamPrice from './team-price.ts';
import ui from './ui.ts';
import unclear from './unclear.ts';
import uploads from './uploads.ts';
import waitlist from './waitlist.ts';
import waysIn from './ways-in.ts';

export default {
  account,
  applications,
  announcements,
  archive,
  board,
  calendar,
  dashboard,
  deadlines,
  desk,
  draw,
  discussion,
  feedback,
  gallery,
  figures,
  goals,
  frame,
  homework,
  gradebook,
  grades,
  grading,
  handIn,
  hours,
  late,
  lateDays,
  letters,
  midterm,
  mock,
  notifications,
  paper,
  peer,
  people,
  playground,
  presentation,
  preview,
  projects,
  proposals,
  receipts,
  roster,
  runs,
  scoreFiles,
  seats,
  staff,
  study,
  suggestions,
  syllabus,
  team,
  teamPrice,
  ui,
  unclear,
  uploads,
  waitlist,
  waysIn,
};
