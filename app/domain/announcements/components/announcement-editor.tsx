import { Button, Checkbox, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { Form, useFetcher } from '@remix-run/react';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { TypedText } from '#app/domain/people/components/typed-text.tsx';
import type { NotReached } from '#app/ui/not-reached.ts';
import { Notice } from '#app/ui/notice.tsx';
import { addressedRoles } from '../announcement.ts';
import type { AnnouncementAnswer } from '../announcement-form.server.ts';
import classes from './announcement-editor.module.css';

export type SaveAnswer = AnnouncementAnswer | NotReached | { ok: false; because: 'signed out' };

type EditorProps = {
  announcement: { title: string; body: string; audience: string; urgent: boolean };
  teams: readonly { id: string; title: string }[];
  /** The text as it was rendered when the page was made, and how many people it is for. */
  html: string;
  count: number;
  /** What the last button was answered. */
  said: SaveAnswer | undefined;
  /** What else can be done: sending later, throwing away. */
  children: ReactNode;
};

const quietMs = 600;
const againMs = 4_000;

/** Writes an announcement: what is typed is kept at once and shown as it will be read. */
export function AnnouncementEditor(props: EditorProps) {
  const { announcement, teams, said, children } = props;
  const { t } = useTranslation(['announcements', 'ui']);
  const form = useRef<HTMLFormElement>(null);
  const { edits, answer, kept, onEdit } = useKeeping(form);
  const html = kept?.html ?? props.html;
  return (
    <Form method="post" ref={form} className={classes.editor} onInput={onEdit}>
      {/* Enter in the title keeps the words: it must not send them. */}
      <button type="submit" name="intent" value="save" hidden />
      <div className={classes.fields}>
        <TextInput
          name="title"
          label={t('staff.fieldTitle')}
          defaultValue={announcement.title}
          maxLength={200}
        />
        <NativeSelect
          name="audience"
          label={t('staff.audience')}
          description={t('staff.everyoneHelp')}
          defaultValue={announcement.audience}
          data={[
            { value: 'everyone', label: t('staff.everyone') },
            {
              group: t('staff.roles'),
              items: addressedRoles.map((role) => ({
                value: `role:${role}`,
                label: t(`staff.role.${role}`),
              })),
            },
            {
              group: t('staff.teams'),
              items: teams.map(({ id, title }) => ({ value: `project:${id}`, label: title })),
            },
          ]}
        />
        <Checkbox
          name="urgent"
          label={t('staff.urgent')}
          description={t('staff.urgentHelp')}
          defaultChecked={announcement.urgent}
        />
        <Textarea
          name="body"
          label={t('staff.fieldBody')}
          description={t('staff.bodyHelp')}
          defaultValue={announcement.body}
          maxLength={20_000}
          autosize
          minRows={12}
          maxRows={30}
        />
        <p role="status" className={classes.status} data-wrong={answer?.ok === false || undefined}>
          {answer?.ok === false && isUnsaved(answer.because)
            ? t(`staff.unsaved.${answer.because}`)
            : edits > 0 && t(kept?.edits === edits ? 'staff.saved' : 'staff.saving')}
        </p>
      </div>
      <section className={classes.preview} aria-labelledby="preview">
        <h2 id="preview">{t('staff.preview')}</h2>
        {html === '' ? (
          <p className={classes.soft}>{t('staff.previewEmpty')}</p>
        ) : (
          <TypedText html={html} />
        )}
      </section>
      <div className={classes.send}>
        <Refusal said={said} />
        <div className={classes.buttons}>
          <Button type="submit" name="intent" value="send">
            {t('staff.send', { count: kept?.count ?? props.count })}
          </Button>
          <span className={classes.soft}>{t('staff.sendNote')}</span>
        </div>
        {children}
      </div>
    </Form>
  );
}

/** Keeps the form's fields a moment after each change, one request at a time, until it succeeds. */
function useKeeping(form: React.RefObject<HTMLFormElement | null>) {
  const fetcher = useFetcher<SaveAnswer>();
  const [edits, setEdits] = useState(0);
  const { submit, state, data: answer } = fetcher;
  const kept = answer?.ok === true && answer.kind === 'kept' ? answer : null;
  const failed = answer?.ok === false;
  const unsaved = edits > 0 && kept?.edits !== edits;
  useEffect(() => {
    if (!unsaved || state !== 'idle') return;
    const timer = setTimeout(
      () => {
        if (form.current === null) return;
        const fields = new FormData(form.current);
        fields.set('intent', 'save');
        fields.set('edits', String(edits));
        submit(fields, { method: 'post' });
      },
      failed ? againMs : quietMs,
    );
    return () => clearTimeout(timer);
  }, [unsaved, state, failed, edits, form, submit, answer]);
  useEffect(() => {
    if (!unsaved) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [unsaved]);
  return { edits, answer, kept, onEdit: () => setEdits((count) => count + 1) };
}

const unsavedReasons = [
  'not reached',
  'signed out',
  'not found',
  'not understood',
  'sent',
] as const;

function isUnsaved(because: string): because is (typeof unsavedReasons)[number] {
  return unsavedReasons.some((known) => known === because);
}

/** Why the last button did nothing. */
function Refusal({ said }: Pick<EditorProps, 'said'>) {
  const { t } = useTranslation('announcements');
  if (said?.ok !== false) return null;
  const { because } = said;
  const words =
    because === 'not reached' || because === 'signed out'
      ? t(`staff.unsaved.${because}`)
      : t(`staff.refused.${because}`);
  return <Notice tone="late">{words}</Notice>;
}
