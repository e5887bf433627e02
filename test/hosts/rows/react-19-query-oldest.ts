import { reactHost } from '../reactHost.ts'

// Older ones do not install beside React 19: they ask for 18.
export const host = reactHost('React 19, oldest TanStack Query 5', {
  react: '19.3.1',
  types: ['19.3.0', '19.3.0'],
  query: '5.52.1',
})
