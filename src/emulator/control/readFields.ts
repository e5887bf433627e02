import { isObject } from '../shape.ts'

/** Reads what a form or a program sent; an absent body is an empty one. */
export async function readFields(
  request: Request,
): Promise<{ fields: Record<string, unknown>; isForm: boolean } | undefined> {
  // `curl -d` calls everything a form, also JSON.
  const type = request.headers.get('content-type') ?? ''
  const text = await request.text()
  if (/^application\/x-www-form-urlencoded\b/i.test(type) && !text.startsWith('{')) {
    return { fields: Object.fromEntries(new URLSearchParams(text)), isForm: true }
  }
  if (text === '') return { fields: {}, isForm: false }
  try {
    const fields: unknown = JSON.parse(text)
    return isObject(fields) ? { fields, isForm: false } : undefined
  } catch {
    return undefined
  }
}
