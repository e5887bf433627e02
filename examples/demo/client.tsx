import { hydrateRoot } from 'react-dom/client'
import { Page } from './pages/Page.tsx'

const root = document.getElementById('root')
if (!root?.dataset['props']) throw new Error('The server sent no page to go on with.')

hydrateRoot(root, <Page {...JSON.parse(root.dataset['props'])} />)
