import { addons } from 'storybook/manager-api'
import { create } from 'storybook/theming'

const system = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'

addons.setConfig({
  // Or single pages would come before those that have some below them.
  sidebar: { showRoots: false },
  theme: create({ base: system, brandTitle: '@marginfront/react', brandTarget: '_self' }),
})
