import { createFileRoute } from '@tanstack/react-router'
import { cookieOf } from '../accounts.ts'

export const Route = createFileRoute('/sign-in')({
  server: {
    handlers: {
      async POST({ request }) {
        const headers = { location: '/billing', 'set-cookie': await cookieOf(request) }
        return new Response(null, { status: 303, headers })
      },
    },
  },
})
