import { preview } from 'vite'

await preview({ preview: { port: Number(process.env.PORT ?? 3000), strictPort: true } })
