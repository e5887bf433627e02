import { reactHost } from '../reactHost.ts'

export const host = reactHost('React 18.3, oldest TanStack Query 5', {
  react: '18.3.1',
  types: ['18.3.31', '18.3.7'],
  query: '5.0.0',
})
