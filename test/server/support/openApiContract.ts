import { parseYaml } from '@redocly/openapi-core'
import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Where the document is. */
export const openApiFile = join(import.meta.dirname, '../../../openapi.yaml')

interface Reference {
  $ref: string
}
interface Schema {
  const?: unknown
  enum?: unknown[]
  properties?: Record<string, Schema>
  'x-retryable'?: boolean
}
interface MediaType {
  schema: Schema | Reference
  examples?: Record<string, { value: Record<string, unknown> }>
}
interface Header {
  required?: boolean
  schema: Schema
}
interface DocumentedResponse {
  headers?: Record<string, Header | Reference>
  content?: Record<string, MediaType>
}
interface Operation {
  requestBody?: { content: Record<string, MediaType> }
  responses: Record<string, Reference>
}

/** The parts of the document that are compared with answers. */
export interface OpenApiDocument {
  info: { description: string }
  paths: Record<string, Record<string, Operation>>
  components: {
    headers: Record<string, Header>
    responses: Record<string, DocumentedResponse>
    schemas: Record<string, Schema>
  }
}

export const readOpenApi = () => parseYaml(readFileSync(openApiFile, 'utf8')) as OpenApiDocument

export const endpointPath = '/api/billing-portal'

/** What HTTP itself adds on the way. */
const transportHeaders = /^(connection|content-length|date|keep-alive|server|transfer-encoding)$/

/** Holds the answers of one path to the document, and remembers which of its answers were seen. */
export function openApiContract(document = readOpenApi(), path = endpointPath) {
  const ajv = new Ajv2020({ strict: false, allErrors: true })
  addFormats.default(ajv)
  ajv.addSchema(document, 'openapi')
  const operations = document.paths[path] ?? {}
  const seen = new Set<string>()

  const faultsOf = (schema: object, value: unknown) =>
    ajv.validate(schema, value) ? [] : [`${JSON.stringify(value)}: ${ajv.errorsText()}`]

  const resolve = <Found extends object>(found: Found | Reference, among: Record<string, Found>) =>
    '$ref' in found ? among[nameOf(found)] : found

  function faultsOfHeaders(headers: Headers, { headers: documented = {} }: DocumentedResponse) {
    const known = Object.entries(documented).map(([name, header]) => {
      const { required, schema } = resolve(header, document.components.headers) ?? { schema: {} }
      const value = headers.get(name)
      if (value !== null) return faultsOf(schema, value).map((fault) => `${name}: ${fault}`)
      return required ? [`${name} is missing`] : []
    })
    const names = Object.keys(documented).map((name) => name.toLowerCase())
    const unknown = [...headers.keys()]
      .filter((name) => name !== 'content-type' && !transportHeaders.test(name))
      .filter((name) => !names.includes(name))
    return [...known.flat(), ...unknown.map((name) => `${name} is not documented`)]
  }

  function faultsOfBody(component: string, { headers }: Response, text: string) {
    const mediaType = (headers.get('content-type') ?? '').split(';')[0] ?? ''
    const documented = document.components.responses[component]?.content
    if (!documented) return text === '' ? [] : ['has a body']
    if (!documented[mediaType]) return [`the media type ${mediaType || '(none)'}`]
    const pointer = [component, 'content', mediaType, 'schema'].map(escapePointer).join('/')
    const schema = { $ref: `openapi#/components/responses/${pointer}` }
    return faultsOf(schema, mediaType === 'text/html' ? text : JSON.parse(text))
  }

  /** Says where an answer and the document disagree. */
  async function disagreements(method: string, response: Response): Promise<string[]> {
    const text = await response.clone().text()
    const reference = operations[method.toLowerCase()]?.responses[response.status]
    const component = reference && nameOf(reference)
    const documented = component && document.components.responses[component]
    if (!component || !documented) return [`${method} ${response.status} is not documented`]
    seen.add(answerOf(method, response, text))
    return [
      ...faultsOfHeaders(response.headers, documented),
      ...(method === 'HEAD'
        ? text === ''
          ? []
          : ['HEAD has a body']
        : faultsOfBody(component, response, text)),
    ]
  }

  /** Every answer of the document that no answer so far has been. */
  function unseen(): string[] {
    const documented = Object.entries(operations).flatMap(([method, operation]) =>
      // The parameters that all operations of a path share stand beside them.
      Object.entries(operation?.responses ?? {}).flatMap(([status, reference]) => {
        const { content } = document.components.responses[nameOf(reference)] ?? {}
        if (!content || method === 'head') return [key(method, status)]
        return Object.entries(content).flatMap(([mediaType, { examples }]) =>
          mediaType === 'application/problem+json'
            ? Object.keys(examples ?? {}).map((code) => key(method, status, mediaType, code))
            : [key(method, status, mediaType)],
        )
      }),
    )
    return documented.filter((answer) => !seen.has(answer))
  }

  return { disagreements, unseen }
}

function answerOf(method: string, { status, headers }: Response, text: string): string {
  const [mediaType = ''] = (headers.get('content-type') ?? '').split(';')
  if (text === '') return key(method, status)
  if (mediaType !== 'application/problem+json') return key(method, status, mediaType)
  const { code }: { code: string } = JSON.parse(text)
  return key(method, status, mediaType, code)
}

function key(method: string, ...rest: (string | number)[]) {
  return [method.toUpperCase(), ...rest].join(' ')
}

function nameOf({ $ref }: Reference) {
  return $ref.replace(/^.*\//, '')
}

function escapePointer(part: string) {
  return encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1'))
}
