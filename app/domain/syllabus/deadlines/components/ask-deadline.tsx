import { Button, NativeSelect, TextInput } from '@mantine/core';
import { Form } from '@remix-run/react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useSay } from '#app/domain/syllabus/components/use-say.ts';
import type { DeadlineHistory } from '../deadline-history.server.ts';
import classes from './deadlines.module.css';

/** What is asked for, as both forms of a page of deadlines carry it. */
export type Asked = {
  /** The field that says of what. */
  of: 'stage' | 'homework';
  key: string;
  wall: string;
  zone: string;
};

type AskDeadlineProps = {
  asked: Asked;
  works: readonly DeadlineHistory[];
  /** Fields that say for whom. */
  children: ReactNode;
};

/** Of what, and until when: leads to what would change. */
export function AskDeadline({ asked: { of, key, wall, zone }, works, children }: AskDeadlineProps) {
  const { t } = useTranslation('deadlines');
  const say = useSay();
  return (
    <Form className={classes.ask} key={`${key}${wall}`} preventScrollReset>
      {children}
      <NativeSelect
        name={of}
        label={t(of)}
        defaultValue={key}
        data={works.map((work) => ({ value: work.key, label: say(work.title) }))}
      />
      <TextInput
        type="datetime-local"
        name="wall"
        label={t('wall', { zone })}
        defaultValue={wall}
        required
        withAsterisk={false}
      />
      <Button type="submit" variant="default">
        {t('show')}
      </Button>
    </Form>
  );
}
