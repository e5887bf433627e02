import { http, HttpResponse, passthrough } from 'msw'
import { setupWorker } from 'msw/browser'

const nothingLeaves = http.all('*', ({ request }) =>
  new URL(request.url).origin === location.origin ? passthrough() : HttpResponse.error(),
)

/** Starts the worker that answers for the network. A request to another origin fails. */
export async function startWorker() {
  const worker = setupWorker(nothingLeaves)
  await worker.start({ quiet: true, onUnhandledFrame: 'bypass' })
  return worker
}
