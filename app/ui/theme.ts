import { createTheme, type CSSVariablesResolver, type MantineColorsTuple } from '@mantine/core';

/** The one accent: what can be acted on, and nothing else. Shade 7 on paper, shade 3 on night. */
const accent: MantineColorsTuple = [
  '#eef8f6',
  '#d6ece9',
  '#a9d8d2',
  '#77c3ba',
  '#4fb0a5',
  '#2f9e93',
  '#16897e',
  '#0f766e',
  '#0b615b',
  '#084b46',
];

/** From the ink of the night to its paper; Mantine takes 0 for text, 7 for the page. */
const dark: MantineColorsTuple = [
  '#e9e7e1',
  '#cfcdc7',
  '#a5a5a2',
  '#7d7f82',
  '#4b4e54',
  '#34373d',
  '#25282d',
  '#14161a',
  '#0f1114',
  '#0a0b0d',
];

/** Okabe–Ito: data series that stay apart for every kind of colour vision. */
export const series = {
  blue: '#0072B2',
  orange: '#E69F00',
  green: '#009E73',
  vermilion: '#D55E00',
  purple: '#CC79A7',
  sky: '#56B4E9',
  yellow: '#F0E442',
} as const;

/** Words on the accent: Mantine chooses their colour for light pages only. */
function onAccent(variable: string, filled: boolean) {
  return { root: filled ? { [variable]: 'var(--on-accent)' } : {} };
}

export const theme = createTheme({
  primaryColor: 'accent',
  primaryShade: { light: 7, dark: 3 },
  colors: { accent, dark },
  fontFamily: 'var(--sans)',
  fontFamilyMonospace: 'var(--mono)',
  headings: { fontFamily: 'var(--serif)', fontWeight: '600' },
  defaultRadius: 6,
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Anchor: { defaultProps: { underline: 'always' } },
    Button: {
      defaultProps: { size: 'sm' },
      vars: (_: unknown, { variant = 'filled', color }: { variant?: string; color?: string }) =>
        onAccent('--button-color', variant === 'filled' && color === undefined),
    },
    ActionIcon: {
      vars: (_: unknown, { variant = 'filled', color }: { variant?: string; color?: string }) =>
        onAccent('--ai-color', variant === 'filled' && color === undefined),
    },
    SegmentedControl: { styles: { root: { background: 'var(--paper-sunk)' } } },
  },
});

/** Lets Mantine's own parts stand on our paper and ink. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-body': '#FBFAF7',
    '--mantine-color-text': '#1C1E24',
    '--mantine-color-dimmed': '#5C5B57',
    '--mantine-color-default-border': '#D9D5CB',
    '--mantine-color-placeholder': '#6B6A65',
    // A button that cannot be pressed now says why, and is read like any other.
    '--mantine-color-disabled': '#EFECE4',
    '--mantine-color-disabled-color': '#63625E',
    '--mantine-color-error': '#B3361B',
  },
  dark: {
    '--mantine-color-body': '#14161A',
    '--mantine-color-text': '#E9E7E1',
    '--mantine-color-dimmed': '#A5A5A2',
    '--mantine-color-default': '#1B1E23',
    '--mantine-color-default-border': '#34373D',
    '--mantine-color-placeholder': '#92938F',
    '--mantine-color-disabled-color': '#A5A5A2',
    '--mantine-color-error': '#FF9478',
  },
});
