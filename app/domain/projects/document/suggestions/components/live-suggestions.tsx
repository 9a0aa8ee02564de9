import { Link, useNavigate, useRevalidator } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { useSay } from '#app/domain/syllabus/components/use-say.ts';
import { Shortcuts } from '#app/ui/shortcuts.tsx';
import { LiveSheet } from '../../components/live-sheet.tsx';
import type { Paper } from '../../paper/paper.ts';
import type { TeamDocument } from '../../team-document.server.ts';
import classes from './live-suggestions.module.css';

type LiveSuggestionsProps = {
  document: TeamDocument;
  person: { id: string; name: string };
  /** When the page was made. */
  at: Date;
  paper: Paper;
  /** Of the text as it is printed. */
  printHref: string;
  /** Leads to the version under review. */
  back: string;
};

const nothing = () => {};

/** Staff in the team's live text, beside the version that they review: what they type suggests. */
export function LiveSuggestions(props: LiveSuggestionsProps) {
  const { document, person, at, paper, printHref, back } = props;
  const { t } = useTranslation('suggestions');
  const say = useSay();
  const navigate = useNavigate();
  const { revalidate } = useRevalidator();
  return (
    <section aria-labelledby="live-suggestions">
      <div className={classes.head}>
        <h2 id="live-suggestions">{t('live.title')}</h2>
        <Link to={back}>{t('live.back')}</Link>
        <Shortcuts
          shortcuts={[{ key: 's', says: t('shortcutBack'), run: () => navigate(back) }]}
          also={[]}
        />
      </div>
      <p className={classes.lead}>{t('live.lead')}</p>
      <LiveSheet
        document={document}
        person={person}
        at={at}
        label={`${say(document.stage.title)}: ${document.project.title}`}
        hint={say(document.stage.summary)}
        paper={paper}
        printHref={printHref}
        template={null}
        onFile={nothing}
        signInHref="/sign-in"
        note={null}
        onState={nothing}
        onHandle={nothing}
        onChanged={revalidate}
      />
    </section>
  );
}
