/** Whose portal it is: the company that bills its customers through MarginFront. */
export interface Merchant {
  /** Shown at the top of every page. */
  name: string
  /** The brand colour as `#rrggbb`. */
  color: string
  /** Where customers can write; leave out for no such line. */
  supportEmail?: string | undefined
}

/** A {@link Merchant} of which everything may be left out. */
export type MerchantOptions = { [Name in keyof Merchant]?: Merchant[Name] | undefined }

export const defaultMerchant: Merchant = {
  name: 'Northwind AI',
  color: '#4f46e5',
  supportEmail: 'billing@northwind.example',
}
