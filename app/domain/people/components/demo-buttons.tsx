import { UnstyledButton } from '@mantine/core';
import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import type { DemoPerson } from '../demo-people.server.ts';
import classes from './demo-buttons.module.css';

/** One button for each role of the demo; pressing it signs in as the person behind it. */
export function DemoButtons({ people }: { people: DemoPerson[] }) {
  const { t } = useTranslation('people');
  return (
    <Form method="post" className={classes.buttons}>
      {people.map(({ button, name }) => (
        <UnstyledButton
          key={button}
          className={classes.button}
          type="submit"
          name="demo"
          value={button}
        >
          <span className={classes.role}>{t(`button_${button}`)}</span>
          <span className={classes.name}>{name}</span>
          <span className={classes.does}>{t(`does_${button}`)}</span>
        </UnstyledButton>
      ))}
    </Form>
  );
}
