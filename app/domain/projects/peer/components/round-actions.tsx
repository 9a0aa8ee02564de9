import { Button, Group } from '@mantine/core';
import { Form, useNavigation } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import type { StaffPeers } from '../staff-peers.server.ts';

/** How many readings of the round have been answered, of how many. */
export function progressOf({ projects }: StaffPeers) {
  const states = projects.flatMap(({ readings }) => readings.map(({ state }) => state.kind));
  return {
    done: states.filter((kind) => kind === 'handed in').length,
    count: states.filter((kind) => kind !== 'ended').length,
  };
}

/** Reminds who is behind, and lets the teams see their answers. */
export function RoundActions({ peers }: { peers: StaffPeers }) {
  const { t } = useTranslation('peer');
  const busy = useNavigation().state !== 'idle';
  const { outstanding, round } = peers;
  return (
    <Group gap="sm">
      {outstanding > 0 && (
        <Form method="post">
          <input type="hidden" name="intent" value="remind" />
          <Button type="submit" variant="default" loading={busy}>
            {t('staff.remind', { count: outstanding })}
          </Button>
        </Form>
      )}
      {round !== null && round.releasedAt === null && (
        <Form method="post">
          <input type="hidden" name="intent" value="release" />
          <Button type="submit" loading={busy}>
            {t('staff.release')}
          </Button>
        </Form>
      )}
    </Group>
  );
}
