import { reactHost } from '../reactHost.ts'

export const host = reactHost('React 19, newest TanStack Query 5', {
  react: '19.3.1',
  types: ['19.3.0', '19.3.0'],
  query: '5.108.0',
})
