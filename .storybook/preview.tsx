import addonA11y from '@storybook/addon-a11y'
import addonVitest from '@storybook/addon-vitest'
import { definePreview } from '@storybook/react-vite'
import addonMsw from 'msw-storybook-addon'
import { startBackend } from './backend.ts'
import { startWorker } from './startWorker.ts'
import { Stage } from './Stage.tsx'
import * as packs from '../src/locales/index.ts'
import { recordNavigation } from '../src/testing/index.ts'

export default definePreview({
  addons: [addonA11y(), addonVitest(), addonMsw(startWorker)],
  initialGlobals: { colorScheme: 'light', dir: 'ltr', language: 'en' },
  globalTypes: {
    colorScheme: {
      description: 'Colour scheme',
      toolbar: {
        dynamicTitle: true,
        icon: 'contrast',
        items: [
          { value: 'light', title: 'Light' },
          { value: 'dark', title: 'Dark' },
          { value: 'light dark', title: 'As the system' },
        ],
      },
    },
    dir: {
      description: 'Direction of the text',
      toolbar: {
        dynamicTitle: true,
        icon: 'transfer',
        items: [
          { value: 'ltr', title: 'Left to right' },
          { value: 'rtl', title: 'Right to left' },
        ],
      },
    },
    language: {
      description: 'Language of the button',
      toolbar: {
        dynamicTitle: true,
        icon: 'globe',
        items: Object.keys(packs).map((value) => ({ value, title: value })),
      },
    },
  },
  parameters: {
    a11y: { test: 'error' },
    controls: { sort: 'alpha' },
    options: {
      storySort: {
        order: [
          'BillingPortalButton',
          ['States', 'Errors', 'NewTab', 'Looks', 'Layouts', 'Languages', 'Render'],
        ],
      },
    },
  },
  beforeEach(context) {
    Object.assign(context, recordNavigation())
    startBackend(context)
  },
  decorators: [
    (Story, { globals, navigate, parameters }) => (
      <Stage
        colorScheme={globals['colorScheme']}
        dir={globals['dir']}
        language={globals['language']}
        styled={parameters['styled'] !== false}
        navigate={navigate}
      >
        <Story />
      </Stage>
    ),
  ],
})
