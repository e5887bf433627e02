import { hydrateRoot } from 'react-dom/client'
import { Host } from './Host.tsx'

const root = document.querySelector<HTMLElement>('#root')
const hydrate = () =>
  root && hydrateRoot(root, <Host {...JSON.parse(root.dataset['props'] ?? '')} />)

if (location.search.includes('late')) {
  // An island that wakes up while the form that the person has sent is on its way.
  addEventListener('beforeunload', () => setTimeout(hydrate), { once: true })
  document.documentElement.dataset['asleep'] = ''
} else {
  hydrate()
}
