/**
 * The direction of imports, kept as data: docs/architecture.md draws the same rows.
 * `npm run lint` checks it; a planted import against it fails `npm test`.
 */

/** The domain's rows, from the lowest. A folder imports from a lower row only, never sideways. */
const domainRows = [
  ['records'],
  ['calendar', 'people'],
  ['syllabus', 'waitlist'],
  ['enrollment'],
  ['homework', 'question-bank', 'projects', 'announcements', 'experiments'],
  ['gradebook'],
  ['account'],
];

/** The playground's rooms, each with the rooms it may import from. */
const playgroundRooms = {
  catalog: ['datasets'],
  objectives: [],
  networks: ['training/random'],
  datasets: ['training/random'],
  samplers: ['training/random'],
  models: ['objectives', 'samplers', 'networks', 'training/random'],
  training: ['models', 'datasets', 'catalog', 'backends', 'worker/protocol'],
  backends: ['training/random'],
  worker: ['training', 'backends', 'models', 'datasets', 'catalog'],
  notebooks: ['catalog'],
  thumbnails: ['training', 'backends', 'catalog'],
  views: ['catalog', 'datasets', 'worker', 'notebooks'],
};

const tests = '\\.test\\.tsx?$';

/** A folder of the domain may reach what stands in lower rows, and itself. */
const domainRules = domainRows.flatMap((row, index) =>
  row.map((folder) => {
    const allowed = [folder, ...domainRows.slice(0, index).flat()].join('|');
    return {
      name: `domain-${folder}`,
      comment: 'A domain folder imports only from a lower row, never sideways, never upward.',
      severity: 'error',
      from: { path: `^app/domain/${folder}/`, pathNot: tests },
      to: { path: '^app/domain/', pathNot: `^app/domain/(${allowed})/` },
    };
  }),
);

const playgroundRules = Object.entries(playgroundRooms).map(([room, allowed]) => ({
  name: `playground-${room}`,
  comment: 'See model-playground/README.md for the direction.',
  severity: 'error',
  from: { path: `^model-playground/${room}(/|\\.ts)`, pathNot: tests },
  to: {
    path: '^model-playground/',
    pathNot: `^model-playground/(${[room, ...allowed].join('|')})(/|\\.ts)`,
  },
}));

/** What stands below may not import what stands above. */
const belowNotAbove = (name, below, above, comment) => ({
  name,
  comment,
  severity: 'error',
  from: { path: below, pathNot: tests },
  to: { path: above },
});

/** @type {import("dependency-cruiser").IConfiguration & { forbidden: import("dependency-cruiser").IForbiddenRuleType[] }} */
const configuration = {
  forbidden: [
    {
      name: 'no-cycle',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'no-orphan',
      comment: 'A file that nobody imports is dead, unless a tool starts with it.',
      severity: 'error',
      from: {
        orphan: true,
        pathNot: [
          '\\.d\\.ts$',
          tests,
          '^app/(routes|server|start)',
          '^[^/]+\\.(js|ts)$',
          '^prisma/schema-engine\\.mjs$',
        ],
      },
      to: {},
    },
    {
      name: 'no-route-imported',
      comment: 'A route is an address; what two need stands in the domain, web or ui.',
      severity: 'error',
      from: { pathNot: '^app/routes' },
      to: { path: '^app/routes/' },
    },
    ...domainRules,
    belowNotAbove(
      'domain-knows-no-web',
      '^app/domain/',
      '^app/(routes|web)/',
      'The domain is called by routes, never the other way round.',
    ),
    belowNotAbove(
      'ground-knows-no-domain',
      '^app/(db|mail|jobs|files|printing)/',
      '^app/(domain|routes|web|ui)/',
      'What the domain stands on knows nothing of the course.',
    ),
    belowNotAbove(
      'ui-knows-no-course',
      '^app/ui/',
      '^app/(domain|routes|web|db|mail|jobs|files|printing|collaboration)/',
      'Components that know no course stay reusable.',
    ),
    belowNotAbove(
      'playground-knows-no-portal',
      '^model-playground/',
      '^(app|emails|prisma)/',
      'The playground stands alone.',
    ),
    belowNotAbove(
      'rules-are-pure',
      '^app/domain/[^.]+\\.ts$',
      '^app/(db/[a-z-]+\\.ts|db/postgres|jobs|mail|files|printing|collaboration/(?!messages))',
      'A noun.ts holds types and rules only; what touches the world is named .server.ts.',
    ),
    {
      name: 'remix-stays-at-the-edge',
      comment: 'The move to React Router must stay at the edge.',
      severity: 'error',
      from: {
        path: '^(app|emails|model-playground)/',
        pathNot: [
          '^app/(routes|web|ui)/',
          '^app/(root|entry\\.|routes\\.ts)',
          '^app/domain/.+/components/',
        ],
      },
      to: { path: 'node_modules/@remix-run/' },
    },
    {
      name: 'lucia-behind-one-module',
      severity: 'error',
      from: { pathNot: '^app/domain/people/' },
      to: { path: 'node_modules/lucia/' },
    },
    ...playgroundRules,
    {
      name: 'views-without-tensorflow',
      comment: 'TensorFlow.js is loaded by the worker only.',
      severity: 'error',
      from: { path: '^(app|model-playground/(views|catalog|worker/(client|protocol)))' },
      to: { path: 'node_modules/@tensorflow/' },
    },
  ],
  options: {
    doNotFollow: { path: ['node_modules', 'app/db/generated'] },
    exclude: { path: '^(build|\\.data)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'node', 'default'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.json', '.css', '.d.ts'],
    },
  },
};

export default configuration;
