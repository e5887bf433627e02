import type { Answer } from '../answers/Answer.ts'
import type { AdaptedRequest } from '../incoming/Incoming.ts'

/** Answers what an adapter hands over, in parts. */
export type AnswerInParts = (request: AdaptedRequest, context: unknown) => Promise<Answer>

// Registered: the adapter is an entry of its own, and an app can hold two copies of this package.
const mark = Symbol.for('@marginfront/react/answerInParts')

interface Marked {
  route: object
  answer: AnswerInParts
}

/** Lets an adapter find the shorter way through a route of this package. */
export function markOwnRoute<Route extends object>(route: Route, answer: AnswerInParts): Route {
  return Object.defineProperty(route, mark, { value: { route, answer } satisfies Marked })
}

/** Returns the shorter way through a route, where it has one. */
export function answerInPartsOf(route: object): AnswerInParts | undefined {
  const marked: Marked | undefined = Reflect.get(route, mark)
  // What wraps a route may seem to have its mark, and has to be called all the same.
  return marked?.route === route ? marked.answer : undefined
}
