import addonA11y from '@storybook/addon-a11y'
import addonDocs from '@storybook/addon-docs'
import addonVitest from '@storybook/addon-vitest'
import { definePreview } from '@storybook/react-vite'
import { themes } from 'storybook/theming'
import { startBackend } from './backend.ts'
import { hostSource } from './hostSource.ts'
import { Stage } from './Stage.tsx'
import { tidyArgTypes } from './tidyArgTypes.ts'
import * as packs from '../src/locales/index.ts'
import { recordNavigation } from '../src/testing/index.ts'

export default definePreview({
  addons: [addonDocs(), addonA11y(), addonVitest()],
  tags: ['autodocs'],
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
    controls: { expanded: true },
    docs: {
      theme: themes.normal,
      codePanel: true,
      source: { language: 'tsx', dark: themes.normal.base === 'dark', transform: hostSource },
    },
    options: {
      storySort: {
        order: [
          'Introduction',
          'BillingPortalButton',
          ['Overview', 'States', 'Errors', 'NewTab', 'Looks', 'Layouts', 'Languages', 'Render'],
          'usePortalSession',
          'BillingPortalProvider',
          'PortalSessionsTable',
          ['Overview', 'States', 'Actions'],
        ],
      },
    },
  },
  argTypesEnhancers: [tidyArgTypes],
  beforeEach(context) {
    Object.assign(context, recordNavigation())
    startBackend(context)
  },
  decorators: [
    (Story, { id, globals, fetch, navigate, parameters, viewMode }) => (
      <Stage
        colorScheme={globals['colorScheme']}
        dir={globals['dir']}
        language={globals['language']}
        styled={parameters['styled'] !== false}
        scope={id}
        fetch={fetch}
        navigate={navigate}
        isInline={viewMode === 'docs'}
      >
        <Story />
      </Stage>
    ),
  ],
})
