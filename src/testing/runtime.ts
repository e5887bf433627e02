// The web's own classes, for code that was written for a server. The jsdom of Jest has none of them,
// though Node has; only by `vm` can a test reach what Node has outside of its jsdom.
const here: Partial<typeof globalThis> = globalThis
const beneath: Partial<typeof globalThis> = here.Request
  ? here
  : (here.process?.getBuiltinModule?.('node:vm')?.runInThisContext('globalThis') ?? here)

const { Headers, ReadableStream, Request, Response, TextDecoder, TextEncoder } = beneath

export { Headers, ReadableStream, Request, Response, TextDecoder, TextEncoder }
