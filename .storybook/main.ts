import { defineMain } from '@storybook/react-vite/node'
import { fileURLToPath } from 'node:url'

const source = (path: string) => fileURLToPath(new URL(`../src/${path}/index.ts`, import.meta.url))

/** Named as a host names them, so that what a story shows of itself can be copied. */
const entries = [
  { find: /^@marginfront\/react$/, replacement: source('.') },
  { find: /^@marginfront\/react\/(desk|locales|testing)$/, replacement: source('$1') },
]

export default defineMain({
  framework: '@storybook/react-vite',
  stories: ['../stories/**/*.mdx', '../stories/**/*.stories.tsx'],
  addons: ['@storybook/addon-docs', '@storybook/addon-a11y', '@storybook/addon-vitest'],
  core: { disableTelemetry: true, disableWhatsNewNotifications: true },
  features: {
    sidebarOnboardingChecklist: false,
    menuOnboardingChecklist: false,
    // The toolbar has the colour scheme, which the page follows.
    backgrounds: false,
  },
  typescript: {
    // The tests read no tables of props, and reading the types takes a while.
    reactDocgen: process.env['VITEST'] ? false : 'react-docgen-typescript',
    reactDocgenTypescriptOptions: {
      include: ['src/react/**/*.{ts,tsx}', 'src/desk/table/*.tsx', 'stories/**/PortalSession.tsx'],
      shouldExtractLiteralValuesFromEnum: true,
      shouldRemoveUndefinedFromOptional: true,
      propFilter: ({ parent, name }) =>
        !parent?.fileName.includes('node_modules') || ownProps.includes(name),
    },
  },
  viteFinal: ({ resolve, ...config }) => ({
    ...config,
    resolve: { ...resolve, alias: [...entries, ...aliasesIn(resolve?.alias)] },
  }),
})

/** Of all that a button takes, what a host sets most. */
const ownProps = ['children', 'className', 'disabled', 'onClick']

type Aliases = { find: string | RegExp; replacement: string }[]

const aliasesIn = (alias: unknown): Aliases =>
  Array.isArray(alias)
    ? alias
    : Object.entries({ ...(alias as Record<string, string>) }).map(([find, replacement]) => ({
        find,
        replacement,
      }))
