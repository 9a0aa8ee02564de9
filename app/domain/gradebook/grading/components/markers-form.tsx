import { Button } from '@mantine/core';
import { Form, useNavigation } from '@remix-run/react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSay } from '#app/domain/syllabus/components/use-say.ts';
import type { StaffGrading } from '../staff-grading.server.ts';
import classes from './markers-form.module.css';

/** Who of staff marks which part; folded away, as it is chosen once. */
export function MarkersForm({ grading }: { grading: StaffGrading }) {
  const { t } = useTranslation('grading');
  const say = useSay();
  const busy = useNavigation().formMethod === 'POST';
  const [part, setPart] = useState(grading.parts[0]?.key ?? '');
  const named = grading.markers[part] ?? [];
  return (
    <details className={classes.markers}>
      <summary>{t('chooseMarkers')}</summary>
      <Form method="post" className={classes.form} preventScrollReset>
        <label className={classes.part}>
          {t('part')}
          <select
            name="part"
            value={part}
            onChange={(event) => {
              setPart(event.currentTarget.value);
            }}
          >
            {grading.parts.map(({ key, title }) => (
              <option key={key} value={key}>
                {say(title)}
              </option>
            ))}
          </select>
        </label>
        <fieldset key={part}>
          <legend>{t('markersLegend')}</legend>
          {grading.staff.map(({ id, name }) => (
            <label key={id}>
              <input
                type="checkbox"
                name="person"
                value={id}
                defaultChecked={named.some((each) => each.id === id)}
              />
              <bdi>{name}</bdi>
            </label>
          ))}
        </fieldset>
        <Button type="submit" variant="default" loading={busy}>
          {t('saveMarkers')}
        </Button>
      </Form>
    </details>
  );
}
