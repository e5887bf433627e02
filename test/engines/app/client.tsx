import { hydrateRoot } from 'react-dom/client'
import { Host } from './Host.tsx'

const root = document.querySelector<HTMLElement>('#root')
const hydrate = () =>
  root && hydrateRoot(root, <Host {...JSON.parse(root.dataset['props'] ?? '')} />)

if (location.search.includes('late')) {
  // An island that wakes up soon after the person has sent its form.
  addEventListener('submit', () => setTimeout(hydrate, 500), { once: true })
  document.documentElement.dataset['asleep'] = ''
} else {
  hydrate()
}
