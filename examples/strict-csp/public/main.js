import { createElement } from 'react'
import { hydrateRoot } from 'react-dom/client'
import { Billing } from './Billing.js'

const root = document.querySelector('#root')
if (root) hydrateRoot(root, createElement(Billing))
