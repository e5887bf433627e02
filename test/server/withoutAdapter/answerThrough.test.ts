import { ServerResponse } from 'node:http'
import { describe, expect, it } from 'vitest'
import { answerThrough } from '../../../src/server/withoutAdapter/answerThrough.ts'
import { received } from '../support/received.ts'

const answer = { status: 500, headers: { 'x-own': '1' }, body: 'own' }

describe('an answer through whatever a handler was called with', () => {
  it.each([
    ['a REST API', { httpMethod: 'POST' }],
    ['an HTTP API', { rawPath: '/' }],
    ['a load balancer', { requestContext: { elb: {} } }],
  ])('is the result of a function behind %s', (_what, event) => {
    const result = { statusCode: 500, headers: answer.headers, body: 'own' }
    expect(answerThrough(event, {}, answer)).toEqual(result)
  })

  it.each([
    ['an empty object', {}],
    ['an event of another kind', { Records: [], '': true }],
    ['a text', 'rawPath'],
    ['null', null],
  ])('is none where there is only %s', (_what, first) => {
    expect(answerThrough(first, undefined, answer)).toBeUndefined()
  })

  it.each([
    ['no settings', {}],
    ['a status alone', { code: () => {} }],
  ])('is what the toolkit of hapi made, with %s', (_what, made) => {
    expect(answerThrough({}, { response: () => made }, answer)).toBe(made)
  })

  it.each([
    ['has sent its headers', (res: ServerResponse) => res.flushHeaders()],
    ['was ended', (res: ServerResponse) => res.end()],
  ])('leaves a response alone that %s', (_what, settle) => {
    const res = new ServerResponse(received())
    settle(res)
    answerThrough({}, res, answer)
    expect([res.statusCode, res.hasHeader('x-own')]).toEqual([200, false])
  })
})
