import type { Answer } from '../answers/Answer.ts'

/**
 * Answers through whatever a host called a handler with: Fastify's reply, hapi's toolkit, Node's
 * response (as the second argument, or on Koa's context), or the result of a Lambda function. It
 * never throws.
 *
 * @returns what the handler has to return to its host; `undefined` where it does not matter, or
 *   where there was nothing to answer through
 */
export function answerThrough(first: unknown, second: unknown, answer: Answer): unknown {
  try {
    const reply = withMethods(second, ['code', 'header', 'send'])
    if (reply) return answerFastify(reply, answer)

    const toolkit = withMethods(second, ['response'])
    if (toolkit) return answerHapi(toolkit, answer)

    const onContext = Reflect.get(Object(first), 'res')
    const response = withMethods(second, nodeMethods) ?? withMethods(onContext, nodeMethods)
    if (response) return answerNode(response, answer)

    return isLambdaEvent(first) ? lambdaResult(answer) : undefined
  } catch {
    // Whoever forgot the adapter has to hear of that, and not of what came of it.
    return undefined
  }
}

// Any framework may be behind it, and none of their types.
type Methods<Name extends string> = Record<Name, (...args: unknown[]) => unknown>

const nodeMethods = ['setHeader', 'end'] as const

function withMethods<Name extends string>(
  value: unknown,
  names: readonly Name[],
): Methods<Name> | undefined {
  const isIt = (object: unknown): object is Methods<Name> =>
    names.every((name) => typeof Reflect.get(Object(object), name) === 'function')
  return isIt(value) ? value : undefined
}

function answerFastify(reply: Methods<'code' | 'header' | 'send'>, answer: Answer): unknown {
  reply.code(answer.status)
  for (const [name, value] of Object.entries(answer.headers)) reply.header(name, value)
  reply.send(answer.body)
  return reply
}

function answerHapi(toolkit: Methods<'response'>, answer: Answer): unknown {
  const response = toolkit.response(answer.body)
  const settings = withMethods(response, ['code', 'header'])
  settings?.code(answer.status)
  for (const [name, value] of Object.entries(answer.headers)) settings?.header(name, value)
  return response
}

function answerNode(response: Methods<'setHeader' | 'end'>, answer: Answer): void {
  const { headersSent, writableEnded } = Object(response)
  if (headersSent || writableEnded) return
  Reflect.set(response, 'statusCode', answer.status)
  for (const [name, value] of Object.entries(answer.headers)) response.setHeader(name, value)
  response.end(answer.body)
}

/** An event of API Gateway, of a function URL, or of what sends the same, such as Netlify. */
function isLambdaEvent(value: unknown): boolean {
  return ['requestContext', 'httpMethod', 'rawPath'].some((name) => name in Object(value))
}

function lambdaResult({ status, headers, body }: Answer): unknown {
  return { statusCode: status, headers, body }
}
