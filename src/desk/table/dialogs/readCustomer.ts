type Customer =
  | { customerExternalId: string; customerId?: undefined }
  | { customerId: string; customerExternalId?: undefined }

/** Reads off the form for whom a link is to be made. */
export function readCustomer(form: HTMLFormElement): Customer {
  const data = new FormData(form)
  const id = String(data.get('customer') ?? '').trim()
  return data.get('kind') === 'marginfront' ? { customerId: id } : { customerExternalId: id }
}
