import { isObject } from '../shape.ts'
import { fromForm } from './fromForm.ts'

/** Reads what a form or a program sent; an absent body is an empty one. */
export async function readFields(
  request: Request,
): Promise<{ fields: Record<string, unknown>; isForm: boolean } | undefined> {
  const type = request.headers.get('content-type') ?? ''
  try {
    if (/^multipart\/form-data\b/i.test(type)) {
      return { fields: fromForm(await request.formData()), isForm: true }
    }
    const text = await request.text()
    // `curl -d` calls everything a form, also JSON.
    if (/^application\/x-www-form-urlencoded\b/i.test(type) && !text.trimStart().startsWith('{')) {
      return { fields: fromForm(new URLSearchParams(text)), isForm: true }
    }
    const fields: unknown = text === '' ? {} : JSON.parse(text)
    return isObject(fields) ? { fields, isForm: false } : undefined
  } catch {
    return undefined
  }
}
