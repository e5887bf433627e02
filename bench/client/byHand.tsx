import { createRoot } from 'react-dom/client'
import { HandWrittenButton } from './HandWrittenButton.tsx'

createRoot(document.body.appendChild(document.createElement('div'))).render(<HandWrittenButton />)
