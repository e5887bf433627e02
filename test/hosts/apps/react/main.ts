import { hydrateRoot } from 'react-dom/client'
import { billing } from './Billing.ts'

const root = document.querySelector('#root')
if (root) hydrateRoot(root, billing)
